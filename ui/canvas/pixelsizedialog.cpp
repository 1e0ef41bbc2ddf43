#include "ui/canvas/pixelsizedialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::PixelSizeScope;

namespace {

constexpr double Largest = 1e6; // metres

} // namespace

PixelSizeDialog::PixelSizeDialog(const Question &question, QWidget *parent)
    : QDialog(parent), m_number(new QLineEdit(this)), m_unit(new QComboBox(this))
{
    setObjectName(u"pixel-size-dialog"_s);
    setWindowTitle(tr("Pixel size"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *name = new QLabel(tr("One &pixel of the image is"), this);
    name->setBuddy(m_number);
    m_number->setObjectName(u"pixel-size-number"_s);
    m_unit->setObjectName(u"pixel-size-unit"_s);
    m_unit->setAccessibleName(tr("Unit"));
    m_unit->addItem(u"nm"_s, 1e-9);
    m_unit->addItem(u"µm"_s, 1e-6);
    m_unit->addItem(u"mm"_s, 1e-3);
    m_unit->addItem(u"cm"_s, 1e-2);
    m_unit->addItem(u"m"_s, 1.0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_number, 1);
    row->addWidget(m_unit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(name);
    layout->addLayout(row);
    layout->addWidget(makeScopes(question.scope));
    layout->addWidget(makeButtons(question.isTold));
    setMinimumWidth(360);
    showMetres(question.metres.value_or(1e-6));
    if (!question.metres)
        m_number->clear();
    const auto check = [this] { m_set->setEnabled(metres().has_value()); };
    connect(m_number, &QLineEdit::textChanged, this, check);
    check();
}

QWidget *PixelSizeDialog::makeScopes(PixelSizeScope scope)
{
    auto *scopes = new QWidget(this);
    auto *one = new QRadioButton(tr("For &this canvas"), scopes);
    one->setObjectName(u"pixel-size-one"_s);
    m_all = new QRadioButton(tr("For &all canvases of this manifest"), scopes);
    m_all->setObjectName(u"pixel-size-all"_s);
    (scope == PixelSizeScope::Manifest ? m_all : one)->setChecked(true);
    auto *column = new QVBoxLayout(scopes);
    column->setContentsMargins(0, 8, 0, 8);
    column->addWidget(one);
    column->addWidget(m_all);
    return scopes;
}

QWidget *PixelSizeDialog::makeButtons(bool canForget)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_set = buttons->addButton(tr("Set pixel size"), QDialogButtonBox::AcceptRole);
    m_set->setObjectName(u"pixel-size-set"_s);
    m_set->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(metres(), scope());
        accept();
    });
    if (canForget) {
        auto *forget = buttons->addButton(tr("Forget it"), QDialogButtonBox::DestructiveRole);
        forget->setObjectName(u"pixel-size-forget"_s);
        connect(forget, &QPushButton::clicked, this, [this] {
            emit chosen(std::nullopt, scope());
            accept();
        });
    }
    return buttons;
}

std::optional<double> PixelSizeDialog::metres() const
{
    bool isNumber = false;
    const QString text = m_number->text().trimmed();
    double number = QLocale().toDouble(text, &isNumber);
    if (!isNumber)
        number = QLocale::c().toDouble(text, &isNumber);
    const double metres = number * m_unit->currentData().toDouble();
    const bool isUsable = isNumber && std::isfinite(metres) && metres > 0 && metres <= Largest;
    return isUsable ? std::optional(metres) : std::nullopt;
}

PixelSizeScope PixelSizeDialog::scope() const
{
    return m_all->isChecked() ? PixelSizeScope::Manifest : PixelSizeScope::Canvas;
}

void PixelSizeDialog::showMetres(double metres)
{
    int unit = 0;
    constexpr double noise = 1 - 1e-9;
    for (int i = 0; i < m_unit->count(); ++i) {
        if (metres >= m_unit->itemData(i).toDouble() * noise)
            unit = i;
    }
    m_unit->setCurrentIndex(unit);
    m_number->setText(QLocale().toString(metres / m_unit->itemData(unit).toDouble(), 'g', 9));
}

} // namespace kader::ui
