#include "ui/metadata/recordsummary.h"

#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr qsizetype namedAuthors = 8;
constexpr qsizetype shownCharacters = 300;

QString authorsText(const std::vector<enrichment::Author> &authors)
{
    QStringList names;
    for (const enrichment::Author &author : authors) {
        if (names.size() == namedAuthors)
            break;
        names += author.name;
    }
    const qsizetype more = static_cast<qsizetype>(authors.size()) - names.size();
    const QString listed = names.join(u"; "_s);
    return more > 0 ? RecordSummary::tr("%1 and %n more", nullptr, static_cast<int>(more)).arg(listed) : listed;
}

/// Text that can be copied as it is and goes on in the next line wherever it has to: a label would cut off a DOI.
class WrappedText final : public QPlainTextEdit {
public:
    WrappedText(const QString &text, QWidget *parent) : QPlainTextEdit(text, parent)
    {
        setReadOnly(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        setFocusPolicy(Qt::NoFocus);
        setFrameShape(QFrame::NoFrame);
        setProperty("isPlain", true);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        document()->setDocumentMargin(0);
        viewport()->setAutoFillBackground(false);
        viewport()->setCursor(Qt::IBeamCursor);
    }

    [[nodiscard]] QSize sizeHint() const override { return {0, lines() * fontMetrics().lineSpacing()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QPlainTextEdit::resizeEvent(event);
        setFixedHeight(sizeHint().height());
    }
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

private:
    [[nodiscard]] int lines() const { return std::max(1, int(document()->size().height())); }
};

} // namespace

RecordSummary::RecordSummary(QWidget *parent) : QWidget(parent), m_lines(new QGridLayout(this))
{
    m_lines->setContentsMargins(12, 10, 12, 6);
    m_lines->setHorizontalSpacing(10);
    m_lines->setVerticalSpacing(4);
    m_lines->setColumnStretch(1, 1);
}

void RecordSummary::clear()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void RecordSummary::show(const enrichment::Record &record)
{
    clear();
    addLine(tr("Title"), record.title);
    addLine(tr("Authors"), authorsText(record.authors));
    addLine(tr("DOI"), record.doi);
    addLine(tr("Version"), record.version);
    addLine(tr("Licence"), record.licence.name.isEmpty() ? record.licence.url : record.licence.name);
    addLine(tr("Publisher"), record.publisher);
}

void RecordSummary::addLine(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    const int row = m_lines->rowCount();
    auto *title = new QLabel(name, this);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_lines->addWidget(title, row, 0, Qt::AlignRight | Qt::AlignTop);
    auto *text = new WrappedText(value.left(shownCharacters), this);
    text->setAccessibleName(name);
    m_lines->addWidget(text, row, 1);
}

} // namespace kader::ui
