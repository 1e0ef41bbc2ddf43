#include "ui/shared/annotationchoices.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::ui {

QList<Choice> motivationChoices()
{
    // Part of the vocabulary, so not translated.
    static const QStringList names = {
        u"commenting"_s,  u"describing"_s,  u"tagging"_s,      u"assessing"_s,     u"bookmarking"_s,
        u"classifying"_s, u"editing"_s,     u"highlighting"_s, u"identifying"_s,   u"linking"_s,
        u"moderating"_s,  u"questioning"_s, u"replying"_s,     u"supplementing"_s,
    };
    QList<Choice> choices;
    for (const QString &name : names)
        choices.append({name, name});
    return choices;
}

QList<Choice> languageChoices()
{
    return {
        {Tr::tr("English (en)"), u"en"_s},    {Tr::tr("Dutch (nl)"), u"nl"_s},   {Tr::tr("German (de)"), u"de"_s},
        {Tr::tr("French (fr)"), u"fr"_s},     {Tr::tr("Spanish (es)"), u"es"_s}, {Tr::tr("Italian (it)"), u"it"_s},
        {Tr::tr("Portuguese (pt)"), u"pt"_s}, {Tr::tr("Danish (da)"), u"da"_s},  {Tr::tr("Norwegian (no)"), u"no"_s},
        {Tr::tr("Swedish (sv)"), u"sv"_s},    {Tr::tr("Latin (la)"), u"la"_s},   {Tr::tr("Indonesian (id)"), u"id"_s},
        {Tr::tr("Arabic (ar)"), u"ar"_s},     {Tr::tr("Chinese (zh)"), u"zh"_s}, {Tr::tr("Japanese (ja)"), u"ja"_s},
        {Tr::tr("No language"), QString()},
    };
}

} // namespace kader::ui
