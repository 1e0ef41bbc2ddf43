#include "iiif/rules_members.h"

#include "base/tr.h"
#include "iiif/fragment.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

enum class Html { Allowed, Forbidden };

void checkOneText(const Site &site, Value text, Html html)
{
    if (!Utf8Text(text).view().startsWith('<')) // the rest is looked at closely
        return;
    if (html == Html::Allowed)
        checkHtml(site.findings(), text);
    else if (looksLikeHtml(text.text()) && (text.text().contains("</"_L1) || text.text().contains("/>"_L1)))
        site.findings().add(rule("label-html"), text);
}

/// The texts of one language; false when all is in order but that there is nothing to read.
bool checkTexts(const Site &site, Value texts, Html html)
{
    Findings &findings = site.findings();
    if (texts.isString()) {
        findings.addRepairable(rule("language-list"), texts,
                               {Tr::tr("The text in “%1” was put into a list.").arg(texts.key()),
                                [texts](Edits &edits) { edits.putIntoArray(texts); }},
                               {texts.key()});
        return true;
    }
    if (!texts.isArray()) {
        findings.add(rule("language-list"), texts, {texts.key()});
        return true;
    }
    bool hasText = false;
    for (Value text : texts) {
        if (text.isNull()) {
            findings.addRepairable(
                rule("metadata-null"), text,
                {Tr::tr("An empty value was taken out of the texts."), [text](Edits &edits) { edits.remove(text); }});
        } else if (!text.isString()) {
            findings.add(rule("language-list"), text, {texts.key()});
            hasText = true;
        } else {
            checkOneText(site, text, html);
            hasText = hasText || text.raw().size() > 2;
        }
    }
    return hasText;
}

void checkLanguageMap(const Site &site, Value map, Html html)
{
    Findings &findings = site.findings();
    if (!map.isObject()) {
        Repair repair;
        if (map.isString())
            repair = {Tr::tr("The text was given the form that the specification asks for, without naming a language."),
                      [map](Edits &edits) { edits.replace(map, toJson(languageMap(u"none"_s, map.text()))); }};
        findings.addRepairable(rule("language-map"), map, repair);
        return;
    }
    bool hasText = false;
    for (Value texts : map) {
        const QString language = texts.key();
        if (language == "@none"_L1)
            findings.add(rule("language-none"), texts);
        else if (language != "none"_L1 && !isLanguageTag(language))
            findings.add(rule("language-tag"), texts, {language});
        hasText = checkTexts(site, texts, html) || hasText;
    }
    if (!hasText)
        findings.add(rule("language-empty"), map);
}

bool isOf(const QString &rights, QLatin1StringView authority)
{
    return rights.startsWith(authority) && rights.size() > authority.size();
}

} // namespace

bool isLanguageTag(QStringView tag)
{
    const QList<QStringView> parts = tag.split(u'-');
    constexpr qsizetype longest = 8; // RFC 5646, 2.1
    const auto isWord = [](QStringView part) {
        return !part.isEmpty() && part.size() <= longest && std::all_of(part.begin(), part.end(), [](QChar c) {
            return c.unicode() < 0x80 && c.isLetterOrNumber();
        });
    };
    const QStringView first = parts.first();
    const bool isLanguage = first.size() > 1 || first.compare(u'x', Qt::CaseInsensitive) == 0 ||
                            first.compare(u'i', Qt::CaseInsensitive) == 0;
    return isLanguage && std::all_of(first.begin(), first.end(), [](QChar c) { return c.isLetter(); }) &&
           std::all_of(parts.begin(), parts.end(), isWord);
}

void checkLabel(const Site &site, Value map)
{
    checkLanguageMap(site, map, Html::Forbidden);
}

void checkRichText(const Site &site, Value map)
{
    checkLanguageMap(site, map, Html::Allowed);
}

void checkMetadata(const Site &site, Value entries)
{
    if (!entries.isArray())
        site.findings().add(rule("metadata-entry"), entries);
    for (Value entry : entries.elements()) {
        const Value label = entry["label"];
        const Value value = entry["value"];
        if (!label || !value) {
            site.findings().add(rule("metadata-entry"), entry);
            continue;
        }
        checkLabel(site, label);
        checkRichText(site, value);
    }
}

void checkStatement(const Site &site, Value statement)
{
    const Value label = statement["label"];
    const Value value = statement["value"];
    if (!label || !value) {
        site.findings().add(rule("required-statement"), statement);
        return;
    }
    checkLabel(site, label);
    checkRichText(site, value);
}

void checkRights(const Site &site, Value rights)
{
    const QString text = rights.text();
    const QString plain = text.startsWith("https://"_L1) ? u"http://"_s + text.sliced(8) : text;
    const bool isKnown = isOf(plain, "http://creativecommons.org/licenses/"_L1) ||
                         isOf(plain, "http://creativecommons.org/publicdomain/"_L1) ||
                         isOf(plain, "http://rightsstatements.org/vocab/"_L1);
    if (isKnown && plain != text) {
        site.findings().addRepairable(rule("rights-https"), rights,
                                      {Tr::tr("The licence's address now starts with http://; it is an identifier."),
                                       [rights, plain](Edits &edits) { edits.replace(rights, jsonString(plain)); }});
    } else if (!isKnown) {
        site.findings().add(isWebAddress(rights) ? rule("rights-unknown") : rule("rights"), rights, {text});
    }
}

} // namespace kader::iiif
