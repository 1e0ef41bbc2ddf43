#include "exchange/motivationcell.h"

#include "base/tr.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

constexpr std::array standardMotivations = {
    "assessing"_L1,   "bookmarking"_L1,  "classifying"_L1, "commenting"_L1,    "describing"_L1,
    "editing"_L1,     "highlighting"_L1, "identifying"_L1, "linking"_L1,       "moderating"_L1,
    "questioning"_L1, "replying"_L1,     "tagging"_L1,     "supplementing"_L1,
};

/// The last part of `oa:commenting`, `http://www.w3.org/ns/oa#commenting` and the like.
QStringView withoutNamespace(QStringView motivation)
{
    if (!motivation.contains(u':'))
        return motivation;
    for (const QLatin1StringView prefix :
         {"oa:"_L1, "sc:"_L1, "http://www.w3.org/ns/oa#"_L1, "https://www.w3.org/ns/oa#"_L1,
          "http://iiif.io/api/presentation/3#"_L1, "http://iiif.io/api/presentation/2#"_L1}) {
        if (motivation.startsWith(prefix, Qt::CaseInsensitive))
            return motivation.sliced(prefix.size());
    }
    return motivation;
}

void add(MotivationCell &result, Severity severity, const QString &rule, const QString &message)
{
    result.diagnostics += Diagnostic{.severity = severity, .rule = rule, .message = message};
}

/// A word or an address: what a motivation that we don't know may look like.
bool isPlausible(const QString &motivation)
{
    static const QRegularExpression form(u"^[A-Za-z][A-Za-z0-9+.-]*(:[^\\s\"<>]+)?$"_s);
    return motivation.size() <= 200 && form.match(motivation).hasMatch();
}

void readOne(MotivationCell &result, const QString &word)
{
    const QString standard = standardMotivation(word);
    if (withoutNamespace(word).compare("painting"_L1, Qt::CaseInsensitive) == 0) {
        add(result, Severity::Error, u"motivation-painting"_s,
            Tr::tr("“painting” is for the image itself. Use commenting, describing or tagging."));
        return;
    }
    if (std::find(standardMotivations.begin(), standardMotivations.end(), standard) == standardMotivations.end()) {
        if (!isPlausible(standard)) {
            add(result, Severity::Error, u"motivation-form"_s,
                Tr::tr("“%1” is not a motivation. Use one word, such as commenting, describing or tagging.")
                    .arg(word.first(qMin(word.size(), qsizetype(80)))));
            return;
        }
        add(result, Severity::Warning, u"motivation-unknown"_s,
            Tr::tr("“%1” is not a motivation that viewers know. It was kept; commenting, describing or tagging are "
                   "shown everywhere.")
                .arg(standard));
    } else if (standard != word) {
        add(result, Severity::Info, u"motivation-spelling"_s,
            Tr::tr("The motivation “%1” was read as “%2”.").arg(word, standard));
    }
    if (!result.motivations.contains(standard))
        result.motivations += standard;
}

} // namespace

QString standardMotivation(const QString &motivation)
{
    const QStringView bare = withoutNamespace(motivation);
    for (const QLatin1StringView standard : standardMotivations) {
        if (bare.compare(standard, Qt::CaseInsensitive) == 0)
            return motivation == standard ? motivation : QString(standard);
    }
    QString other = motivation; // reading an annotation drops these two prefixes, so they would not stay
    while (other.startsWith("oa:"_L1) || other.startsWith("sc:"_L1))
        other.remove(0, 3);
    return other;
}

MotivationCell readMotivationCell(const QString &cell)
{
    MotivationCell result;
    for (const QStringView part : QStringView(cell).split(cell.contains(u';') ? u';' : u',')) {
        const QString word = part.trimmed().toString();
        if (!word.isEmpty())
            readOne(result, word);
    }
    if (result.motivations.isEmpty() && result.diagnostics.isEmpty())
        result.motivations = QStringList{u"commenting"_s};
    return result;
}

QString motivationCell(const QStringList &motivations)
{
    return motivations.join(u';');
}

} // namespace kader::exchange
