#include "ui/shared/pastewatch.h"

#include "ui/shared/drops.h"

#include <QLineEdit>

#include <algorithm>

namespace kader::ui {

namespace {

/// How much came at once, between what is the same at both ends.
qsizetype inserted(const QString &before, const QString &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype begin = 0;
    while (begin < shorter && before[begin] == after[begin])
        ++begin;
    qsizetype end = 0;
    while (end < shorter - begin && before[before.size() - 1 - end] == after[after.size() - 1 - end])
        ++end;
    return after.size() - begin - end;
}

/// Numbers may be words to be found, and old names of datasets as well.
bool isNumber(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

PasteWatch::PasteWatch(QLineEdit &field) : QObject(&field), m_field(field)
{
    connect(&field, &QLineEdit::textEdited, this, &PasteWatch::look);
    connect(&field, &QLineEdit::textChanged, this, [this](const QString &text) { m_before = text; });
}

void PasteWatch::look(const QString &text)
{
    const qsizetype fresh = inserted(m_before, text);
    if (fresh > 1 && !isNumber(text.trimmed()) && readDroppedText(text))
        // The field has more to say of this change.
        QMetaObject::invokeMethod(this, &PasteWatch::take, Qt::QueuedConnection);
}

void PasteWatch::take()
{
    const std::optional<Drop> address = readDroppedText(m_field.text());
    if (!address)
        return;
    m_field.setText({}); // which undo does not bring back
    emit pasted(address->what);
}

} // namespace kader::ui
