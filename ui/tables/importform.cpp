#include "ui/tables/importform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kader::ui {

using exchange::Column;
using exchange::TextEncoding;

namespace {

constexpr int mostColumns = 60;           ///< That are offered one by one.
constexpr qsizetype shownCharacters = 24; ///< Of a column's name or example.
constexpr std::array encodings = {TextEncoding::Utf8,    TextEncoding::Windows1252, TextEncoding::Utf16Le,
                                  TextEncoding::Utf16Be, TextEncoding::Utf32Le,     TextEncoding::Utf32Be};

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > shownCharacters ? line.left(shownCharacters) + u'…' : line;
}

/// What the file calls a column, or what stands in it first.
QString nameOf(const exchange::CsvTable &table, int position)
{
    const QString name = table.columnNames.value(position);
    const QString example = table.records.empty() ? QString() : table.records.front().fields.value(position);
    const QString words = shortened(name.trimmed().isEmpty() ? example : name);
    return words.isEmpty() ? ImportForm::tr("Column %1").arg(position + 1) : words;
}

} // namespace

ImportForm::ImportForm(QWidget *parent)
    : QWidget(parent), m_header(new QCheckBox(tr("First line holds &names"), this)),
      m_showsColumns(new QPushButton(tr("C&olumns"), this)), m_scroll(new QScrollArea(this))
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    row->setSpacing(8);
    m_encoding = makeChoice(u"import-encoding"_s, tr("&Encoding"), *row);
    for (const TextEncoding encoding : encodings)
        m_encoding->addItem(exchange::encodingName(encoding), int(encoding));
    row->addSpacing(8);
    m_separator = makeChoice(u"import-separator"_s, tr("Se&parator"), *row);
    m_separator->addItem(tr("Comma"), u","_s);
    m_separator->addItem(tr("Semicolon"), u";"_s);
    m_separator->addItem(tr("Tab"), u"\t"_s);
    row->addSpacing(8);
    m_header->setObjectName(u"import-header"_s);
    row->addWidget(m_header);
    m_showsColumns->setObjectName(u"import-show-columns"_s);
    m_showsColumns->setToolTip(tr("Say which column of the file is which"));
    m_showsColumns->setCheckable(true);
    m_showsColumns->setAutoDefault(false);
    row->addWidget(m_showsColumns);
    row->addStretch(1);

    m_scroll->setObjectName(u"import-columns"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_scroll);

    connect(m_showsColumns, &QPushButton::toggled, m_scroll, &QWidget::setVisible);
    connect(m_encoding, &QComboBox::activated, this, [this] {
        m_form.encoding = TextEncoding(m_encoding->currentData().toInt());
        tell();
    });
    connect(m_separator, &QComboBox::activated, this, [this] {
        m_form.separator = m_separator->currentData().toString().front().toLatin1();
        m_form.columns.clear(); // the columns are others now
        tell();
    });
    connect(m_header, &QCheckBox::toggled, this, [this](bool isChecked) {
        m_form.hasHeader = isChecked;
        m_form.columns.clear();
        tell();
    });
}

QComboBox *ImportForm::makeChoice(const QString &name, const QString &caption, QHBoxLayout &row)
{
    auto *choice = new QComboBox(this);
    choice->setObjectName(name);
    auto *label = new QLabel(caption, this);
    label->setBuddy(choice);
    row.addWidget(label);
    row.addWidget(choice);
    return choice;
}

void ImportForm::setColumnsVisible(bool areVisible)
{
    m_showsColumns->setChecked(areVisible);
}

void ImportForm::tell()
{
    emit changed(m_form);
}

void ImportForm::show(const exchange::CsvTable &table, const exchange::CsvForm &form)
{
    m_form = form;
    const QSignalBlocker headerBlocker(m_header);
    m_encoding->setCurrentIndex(m_encoding->findText(table.encoding));
    const QString separator = QChar::fromLatin1(table.separator);
    if (m_separator->findData(separator) < 0)
        m_separator->addItem(separator, separator);
    m_separator->setCurrentIndex(m_separator->findData(separator));
    m_header->setChecked(table.hasHeader);
    showColumns(table);
}

// --- Columns --------------------------------------------------------------------------------------------------

/// The same columns stay where they are: somebody may be choosing there.
void ImportForm::showColumns(const exchange::CsvTable &table)
{
    const int count = std::min(int(table.header.fields.size()), mostColumns);
    QStringList names;
    for (int position = 0; position < count; ++position)
        names += nameOf(table, position);
    if (names != m_names) {
        m_names = names;
        m_choices.clear();
        auto *columns = new QWidget;
        auto *row = new QHBoxLayout(columns);
        row->setContentsMargins({});
        row->setSpacing(12);
        for (int position = 0; position < count; ++position)
            row->addWidget(makeColumn(position, columns));
        row->addStretch(1);
        m_scroll->setWidget(columns);
        m_scroll->setFixedHeight(columns->sizeHint().height() + m_scroll->horizontalScrollBar()->sizeHint().height());
    }
    for (int position = 0; position < count; ++position) {
        const std::optional<Column> now = exchange::columnFromName(table.header.fields[position]);
        QComboBox *choice = m_choices[size_t(position)];
        choice->setCurrentIndex(choice->findData(now ? int(*now) : -1));
    }
}

/// Its name over what of ours it is.
QWidget *ImportForm::makeColumn(int position, QWidget *parent)
{
    auto *column = new QWidget(parent);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    auto *label = new QLabel(m_names[position], column);
    label->setTextFormat(Qt::PlainText);
    auto *choice = new QComboBox(column);
    choice->setObjectName(u"import-column-%1"_s.arg(position + 1));
    choice->setAccessibleName(tr("What column %1 holds").arg(position + 1));
    choice->addItem(tr("not read"), -1);
    for (int each = 0; each < exchange::extendedColumnCount; ++each)
        choice->addItem(exchange::columnName(Column(each)), each);
    label->setBuddy(choice);
    layout->addWidget(label);
    layout->addWidget(choice);
    m_choices.push_back(choice);
    connect(choice, &QComboBox::activated, this, [this] {
        readColumns();
        tell();
    });
    return column;
}

void ImportForm::readColumns()
{
    m_form.columns.clear();
    for (const QComboBox *choice : m_choices) {
        const int column = choice->currentData().toInt();
        m_form.columns.push_back(column < 0 ? std::nullopt : std::optional(Column(column)));
    }
}

} // namespace kader::ui
