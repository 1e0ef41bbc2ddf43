#include "store/searchquery.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

/// Between words, as far as the tokenizer is concerned, is whatever is no letter, number or mark.
bool isPartOfWord(char32_t character)
{
    return QChar::isLetterOrNumber(character) || QChar::isMark(character) ||
           QChar::category(character) == QChar::Other_PrivateUse;
}

} // namespace

QString searchExpression(const QString &typed)
{
    QStringList words(QString{});
    const auto characters = typed.toUcs4();
    for (const uint character : characters) {
        if (isPartOfWord(character))
            words.last() += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1);
        else if (!words.last().isEmpty())
            words.append(QString());
    }
    words.removeAll(QString());
    std::transform(words.begin(), words.end(), words.begin(),
                   [](const QString &word) { return u"\"%1\"*"_s.arg(word); });
    return words.join(u' ');
}

} // namespace kader::store
