#include "ui/preferences/cachepage.h"

#include "ui/theme/theme.h"
#include "ui/workspace/network.h"

#include <QDir>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr double gigabyte = double(1 << 30);
constexpr double leastLimit = 0.1; // GB
constexpr double mostLimit = 1000; // GB

} // namespace

CachePage::CachePage(Network &network, QWidget *parent)
    : QWidget(parent), m_network(network), m_limit(new QDoubleSpinBox), m_used(new QLabel),
      m_empty(new QPushButton(tr("&Empty the cache"))), m_folder(new QLabel)
{
    auto *why = new QLabel(tr("Lists, records and images that were seen are kept, so that they come at once, and work "
                              "offline. What was not looked at for longest goes first."));
    why->setWordWrap(true);
    Theme::makeSecondary(why);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 16, 4, 8);
    layout->setSpacing(12);
    layout->addWidget(why);
    addFields();
    layout->addStretch(1);
    connect(m_limit, &QDoubleSpinBox::valueChanged, this, &CachePage::keepLimit);
    connect(m_empty, &QPushButton::clicked, &network, &Network::emptyCache);
    connect(&network, &Network::cacheChanged, this, &CachePage::update);
    update();
}

void CachePage::addFields()
{
    m_limit->setObjectName(u"cache-limit"_s);
    m_limit->setDecimals(1);
    m_limit->setRange(leastLimit, mostLimit);
    m_limit->setSuffix(tr(" GB"));
    m_limit->setAlignment(Qt::AlignRight);
    m_limit->setFixedWidth(120);
    // What is typed is on its way to what is meant.
    m_limit->setKeyboardTracking(false);
    m_used->setObjectName(u"cache-used"_s);
    m_empty->setObjectName(u"cache-empty"_s);
    m_empty->setAutoDefault(false);
    m_folder->setObjectName(u"cache-folder"_s);
    m_folder->setTextFormat(Qt::PlainText);
    m_folder->setWordWrap(true);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_folder->setAccessibleName(tr("Folder of the cache"));
    auto *used = new QHBoxLayout;
    used->setSpacing(12);
    used->addWidget(m_used, 1);
    used->addWidget(m_empty);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignRight);
    form->addRow(tr("At &most"), m_limit);
    form->addRow(tr("Used now"), used);
    form->addRow(tr("Folder"), m_folder);
    static_cast<QVBoxLayout *>(layout())->addLayout(form);
}

void CachePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_network.measureCache();
}

void CachePage::keepLimit()
{
    m_network.limitCache(qint64(m_limit->value() * gigabyte));
}

void CachePage::update()
{
    const Network::CacheNews &cache = m_network.cache();
    const QSignalBlocker blocker(m_limit);
    m_limit->setValue(double(cache.limit) / gigabyte);
    const QLocale locale;
    m_used->setText(cache.used ? locale.formattedDataSize(*cache.used, 1, QLocale::DataSizeTraditionalFormat)
                               : tr("being counted…"));
    m_empty->setEnabled(cache.used != 0);
    m_folder->setText(QDir::toNativeSeparators(cache.folder));
}

} // namespace kader::ui
