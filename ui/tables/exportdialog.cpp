#include "ui/tables/exportdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

const QString extendedSetting = u"export/extended"_s;

QLabel *makeExplanation(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setIndent(24); // where the words of the radio button begin
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

ExportDialog::ExportDialog(QWidget *parent)
    : QDialog(parent), m_plain(new QRadioButton(tr("&Five columns"), this)),
      m_extended(new QRadioButton(tr("&Everything"), this))
{
    setObjectName(u"export-dialog"_s);
    setWindowTitle(tr("Export annotations"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_plain->setObjectName(u"export-plain"_s);
    m_extended->setObjectName(u"export-extended"_s);
    const bool wasExtended = QSettings().value(extendedSetting, false).toBool();
    (wasExtended ? m_extended : m_plain)->setChecked(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *next = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    next->setObjectName(u"export-choose"_s);
    next->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        QSettings().setValue(extendedSetting, m_extended->isChecked());
        emit chosen(m_extended->isChecked());
        accept();
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(2);
    layout->addWidget(m_plain);
    layout->addWidget(
        makeExplanation(tr("Canvas, text, region, motivation and language, as in every spreadsheet."), this));
    layout->addSpacing(12);
    layout->addWidget(m_extended);
    layout->addWidget(makeExplanation(
        tr("With identity, shapes, bodies, creator and dates, so that importing gives the same back."), this));
    layout->addStretch(1);
    layout->addSpacing(16);
    layout->addWidget(buttons);
    setMinimumWidth(420);
}

} // namespace kader::ui
