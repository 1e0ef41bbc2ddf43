#include "ui/shell/addressfield.h"

#include "ui/shared/pastewatch.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// JSON of a content state can be pasted too.
constexpr int longestText = 1 << 20;

} // namespace

AddressField::AddressField(const QString &key, QWidget *parent) : QLineEdit(parent), m_key(new QLabel(key, this))
{
    setPlaceholderText(tr("Open by UUID, DOI or address"));
    setAccessibleName(placeholderText());
    setMaxLength(longestText);
    setAcceptDrops(false); // what is dropped is opened by the window
    addAction(icon("search"_L1), LeadingPosition);
    m_key->setObjectName(u"key-hint"_s);
    m_key->setFont(Theme::secondaryFont(font()));
    m_key->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_key->setVisible(!key.isEmpty());
    connect(this, &QLineEdit::textChanged, this, &AddressField::placeKey);
    connect(this, &QLineEdit::returnPressed, this, &AddressField::enter);
    connect(new PasteWatch(*this), &PasteWatch::pasted, this, &AddressField::entered);
}

void AddressField::enter()
{
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return;
    clear();
    emit entered(typed);
}

void AddressField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeKey();
}

void AddressField::placeKey()
{
    m_key->setVisible(!m_key->text().isEmpty() && text().isEmpty() && width() > 280);
    const QSize size = m_key->sizeHint();
    m_key->setGeometry(width() - size.width() - 6, (height() - size.height()) / 2, size.width(), size.height());
}

} // namespace kader::ui
