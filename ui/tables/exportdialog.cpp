#include "ui/tables/exportdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

using exchange::ExportEncoding;
using exchange::LineEnd;
using Scope = ExportChoice::Scope;

namespace {

constexpr int textIndent = 24; ///< Where the words of a radio button begin.

QLabel *makeExplanation(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setIndent(textIndent);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QRadioButton *makeForm(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QRadioButton(text, parent);
    button->setObjectName(name);
    return button;
}

void select(QComboBox &choice, const QString &setting)
{
    choice.setCurrentIndex(qMax(0, choice.findData(QSettings().value(setting, choice.itemData(0)).toInt())));
}

} // namespace

ExportDialog::ExportDialog(const Offer &offer, QWidget *parent)
    : QDialog(parent), m_plain(makeForm(u"export-plain"_s, tr("&Five columns"), this)),
      m_extended(makeForm(u"export-extended"_s, tr("&Everything"), this)),
      m_pages(makeForm(u"export-pages"_s, tr("Annotation &pages"), this)), m_scope(makeChoice(u"export-scope"_s)),
      m_separator(makeChoice(u"export-separator"_s)), m_encoding(makeChoice(u"export-encoding"_s)),
      m_lineEnd(makeChoice(u"export-line-end"_s)),
      m_guard(new QCheckBox(tr("&Guard cells that a spreadsheet would compute"), this)),
      m_eachCanvas(new QCheckBox(tr("A file for each &canvas, in a folder"), this)), m_tableOptions(makeTableOptions())
{
    setObjectName(u"export-dialog"_s);
    setWindowTitle(tr("Export annotations"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_eachCanvas->setObjectName(u"export-each-canvas"_s);
    makeParts(offer);
    recall();
    showOptions();
    for (const QRadioButton *form : {m_plain, m_extended, m_pages})
        connect(form, &QRadioButton::toggled, this, &ExportDialog::showOptions);
}

QComboBox *ExportDialog::makeChoice(const QString &name)
{
    auto *choice = new QComboBox(this);
    choice->setObjectName(name);
    return choice;
}

void ExportDialog::makeParts(const Offer &offer)
{
    m_scope->addItem(tr("The whole curation"), int(Scope::Curation));
    if (offer.hasManifest)
        m_scope->addItem(tr("This manifest"), int(Scope::Manifest));
    if (offer.hasCanvas)
        m_scope->addItem(tr("This canvas"), int(Scope::Canvas));
    if (offer.selected > 1)
        m_scope->addItem(tr("The %n selected ones", nullptr, offer.selected), int(Scope::Selection));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *next = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    next->setObjectName(u"export-choose"_s);
    next->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        remember();
        emit chosen(choice());
        accept();
    });

    auto *scope = new QFormLayout;
    scope->addRow(tr("&Annotations of"), m_scope);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(2);
    layout->addLayout(scope);
    layout->addSpacing(16);
    layout->addWidget(m_plain);
    layout->addWidget(
        makeExplanation(tr("Canvas, text, region, motivation and language, as in every spreadsheet."), this));
    layout->addSpacing(12);
    layout->addWidget(m_extended);
    layout->addWidget(makeExplanation(
        tr("With identity, shapes, bodies, creator and dates, so that importing gives the same back."), this));
    layout->addSpacing(12);
    layout->addWidget(m_pages);
    layout->addWidget(makeExplanation(tr("W3C Web Annotations as JSON, for viewers and annotation servers."), this));
    layout->addSpacing(16);
    layout->addWidget(m_tableOptions);
    layout->addWidget(m_eachCanvas);
    layout->addStretch(1);
    layout->addSpacing(16);
    layout->addWidget(buttons);
    setMinimumWidth(460);
}

QWidget *ExportDialog::makeTableOptions()
{
    m_separator->addItem(tr("Comma"), int(','));
    m_separator->addItem(tr("Semicolon"), int(';'));
    m_separator->addItem(tr("Tab"), int('\t'));
    m_encoding->addItem(tr("UTF-8"), int(ExportEncoding::Utf8));
    m_encoding->addItem(tr("UTF-8 with a mark, for spreadsheets"), int(ExportEncoding::MarkedUtf8));
    m_encoding->addItem(tr("UTF-16"), int(ExportEncoding::Utf16));
    m_lineEnd->addItem(tr("LF, as on Linux and macOS"), int(LineEnd::Lf));
    m_lineEnd->addItem(tr("CR LF, as on Windows"), int(LineEnd::CrLf));
    m_guard->setObjectName(u"export-guard"_s);
    m_guard->setToolTip(tr("Puts an apostrophe before = + - and @. It alters such texts; importing can take it off."));

    auto *options = new QWidget(this);
    auto *form = new QFormLayout(options);
    form->setContentsMargins({});
    form->setVerticalSpacing(8);
    form->addRow(tr("&Separator"), m_separator);
    form->addRow(tr("E&ncoding"), m_encoding);
    form->addRow(tr("&Line ends"), m_lineEnd);
    form->addRow(m_guard);
    return options;
}

void ExportDialog::showOptions()
{
    m_tableOptions->setVisible(!m_pages->isChecked());
    m_eachCanvas->setVisible(m_pages->isChecked());
}

// --- The answers ----------------------------------------------------------------------------------------------

void ExportDialog::recall()
{
    const QSettings settings;
    const bool wasExtended = settings.value(u"export/extended"_s, false).toBool();
    const bool werePages = settings.value(u"export/pages"_s, false).toBool();
    (werePages ? m_pages : wasExtended ? m_extended : m_plain)->setChecked(true);
    select(*m_scope, u"export/scope"_s);
    select(*m_separator, u"export/separator"_s);
    select(*m_encoding, u"export/encoding"_s);
    select(*m_lineEnd, u"export/line-end"_s);
    m_guard->setChecked(settings.value(u"export/guard"_s, false).toBool());
    m_eachCanvas->setChecked(settings.value(u"export/each-canvas"_s, false).toBool());
}

void ExportDialog::remember() const
{
    QSettings settings;
    settings.setValue(u"export/extended"_s, m_extended->isChecked());
    settings.setValue(u"export/pages"_s, m_pages->isChecked());
    settings.setValue(u"export/scope"_s, m_scope->currentData());
    settings.setValue(u"export/separator"_s, m_separator->currentData());
    settings.setValue(u"export/encoding"_s, m_encoding->currentData());
    settings.setValue(u"export/line-end"_s, m_lineEnd->currentData());
    settings.setValue(u"export/guard"_s, m_guard->isChecked());
    settings.setValue(u"export/each-canvas"_s, m_eachCanvas->isChecked());
}

ExportChoice ExportDialog::choice() const
{
    return {.form = m_pages->isChecked() ? ExportChoice::Form::Pages : ExportChoice::Form::Table,
            .scope = Scope(m_scope->currentData().toInt()),
            .options = {.isExtended = m_extended->isChecked(),
                        .lineEnd = LineEnd(m_lineEnd->currentData().toInt()),
                        .guardCells = m_guard->isChecked(),
                        .separator = char(m_separator->currentData().toInt()),
                        .encoding = ExportEncoding(m_encoding->currentData().toInt())},
            .isEachCanvas = m_eachCanvas->isChecked()};
}

} // namespace kader::ui
