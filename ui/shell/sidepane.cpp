#include "ui/shell/sidepane.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int headHeight = 37;

/// A dock asks its head for a height only once, maybe before there are tabs in it; and tabs that came while they were
/// hidden keep the size of none.
class Head final : public QWidget {
public:
    [[nodiscard]] QSize sizeHint() const override { return {QWidget::sizeHint().width(), headHeight}; }

protected:
    void showEvent(QShowEvent *event) override
    {
        QWidget::showEvent(event);
        layout()->itemAt(0)->widget()->updateGeometry();
    }
};

/// Says how wide it would like to be, which a dock asks its content for.
class Pages final : public QStackedWidget {
public:
    explicit Pages(int preferredWidth) : m_preferredWidth(preferredWidth) {}
    [[nodiscard]] QSize sizeHint() const override { return {m_preferredWidth, 400}; }
    /// Pages that could not become narrow would push the canvas out of a small window.
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 120}; }

private:
    int m_preferredWidth;
};

} // namespace

SidePane::SidePane(const QString &name, const QString &title, Measures measures, QWidget *parent)
    : QDockWidget(title, parent), m_measures(measures), m_head(new Head), m_tabs(new QTabBar),
      m_pages(new Pages(measures.preferred))
{
    setObjectName(name);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_head->setObjectName(u"dock-head"_s);
    m_head->setAttribute(Qt::WA_StyledBackground);
    m_head->setFixedHeight(headHeight);
    m_tabs->setObjectName(name + u"-tabs"_s);
    m_tabs->setAccessibleName(title);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(4, 0, 4, 1);
    row->addWidget(m_tabs, 0, Qt::AlignBottom);
    row->addStretch(1);
    m_pages->setMinimumWidth(measures.least);
    m_pages->setMaximumWidth(measures.most);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    takeBack();
}

void SidePane::addPage(QWidget *page, const QString &title)
{
    m_pages->addWidget(page);
    m_tabs->addTab(title);
}

QWidget *SidePane::currentPage() const
{
    return m_pages->currentWidget();
}

void SidePane::showPage(QWidget *page)
{
    m_tabs->setCurrentIndex(m_pages->indexOf(page));
}

void SidePane::lendTo(QBoxLayout &layout)
{
    setTitleBarWidget(nullptr);
    setWidget(nullptr);
    layout.addWidget(m_head);
    layout.addWidget(m_pages, 1);
    m_head->show();
    m_pages->show();
}

void SidePane::takeBack()
{
    setTitleBarWidget(m_head);
    setWidget(m_pages);
    m_head->show();
    m_pages->show();
}

} // namespace kader::ui
