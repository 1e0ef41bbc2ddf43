#include "repository/folding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

/// Letters that Unicode does not take apart, after case folding.
QString typedFor(QChar letter)
{
    switch (letter.unicode()) {
    case u'ł':
        return u"l"_s;
    case u'ø':
        return u"o"_s;
    case u'æ':
        return u"ae"_s;
    case u'ß':
        return u"ss"_s;
    case u'œ':
        return u"oe"_s;
    case u'đ':
    case u'ð':
        return u"d"_s;
    case u'þ':
        return u"th"_s;
    case u'ı':
        return u"i"_s;
    case u'ħ':
        return u"h"_s;
    case u'‘':
    case u'’':
        return u"'"_s;
    case u'“':
    case u'”':
    case u'„':
        return u"\""_s;
    case u'‐':
    case u'‑':
    case u'–':
    case u'—':
    case u'−':
        return u"-"_s;
    default:
        return letter;
    }
}

bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80 && c.unicode() >= 0x20; });
}

} // namespace

QByteArray folded(const QString &text)
{
    if (isPlain(text))
        return text.toLatin1().toLower();
    QString result;
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    result.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.isMark())
            continue;
        if (c.isSpace() || c.unicode() < 0x20)
            result += u' ';
        else
            result += typedFor(c);
    }
    return result.toUtf8();
}

} // namespace kader::repository
