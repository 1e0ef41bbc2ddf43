#include "iiif/findings.h"

#include "base/tr.h"
#include "iiif/fragment.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool isLanguageMap(Value value)
{
    if (!value.isObject())
        return false;
    for (Value language : value) {
        if (!language.isArray())
            return false;
    }
    return true;
}

void checkLanguageMap(Findings &findings, Value map)
{
    if (!map || isLanguageMap(map))
        return;
    if (!map.isString()) {
        findings.add("language-map", map, Tr::tr("Text must be given per language, as a list."));
        return;
    }
    findings.addRepairable(
        "language-map", map, Tr::tr("Text must be given per language, as a list."),
        Tr::tr("The text was given the form that the specification asks for, without naming a language."),
        [map](Edits &edits) { edits.replace(map, toJson(languageMap(u"none"_s, map.text()))); });
}

void checkNulls(Findings &findings, Value map)
{
    for (Value language : map.isObject() ? map : Value()) {
        for (Value text : language.elements()) {
            if (!text.isNull())
                continue;
            findings.addRepairable("metadata-null", text, Tr::tr("A value among the metadata is empty (null)."),
                                   Tr::tr("An empty value was taken out of the metadata."),
                                   [text](Edits &edits) { edits.remove(text); });
        }
    }
}

void checkRights(Findings &findings, Value rights)
{
    if (!rights)
        return;
    const QString text = rights.text();
    const QString plain = text.startsWith("https://"_L1) ? u"http://"_s + text.sliced(8) : text;
    const bool isKnown =
        plain.startsWith("http://creativecommons.org/"_L1) || plain.startsWith("http://rightsstatements.org/vocab/"_L1);
    if (isKnown && plain != text) {
        findings.addRepairable("rights", rights,
                               Tr::tr("The licence's address must start with http:// here; it is an identifier."),
                               Tr::tr("The licence's address now starts with http://."),
                               [rights, plain](Edits &edits) { edits.replace(rights, jsonString(plain)); });
    } else if (!isKnown) {
        findings.add(
            "rights", rights,
            Tr::tr(
                "The rights must be the address of a Creative Commons licence or a RightsStatements.org statement."));
    }
}

} // namespace

void checkDescriptive(Findings &findings, Value resource)
{
    checkLanguageMap(findings, resource["label"]);
    checkLanguageMap(findings, resource["summary"]);
    checkRights(findings, resource["rights"]);
    const Value metadata = resource["metadata"];
    if (metadata && !metadata.isArray())
        findings.add("metadata-entry", metadata, Tr::tr("The metadata must be a list of entries."));
    for (Value entry : metadata.elements()) {
        if (!entry["label"] || !entry["value"]) {
            findings.add("metadata-entry", entry, Tr::tr("An entry of the metadata needs a label and a value."));
            continue;
        }
        checkLanguageMap(findings, entry["label"]);
        checkLanguageMap(findings, entry["value"]);
        checkNulls(findings, entry["value"]);
    }
}

void checkLeftovers(Findings &findings, Value resource)
{
    for (const char *name : {"@id", "@type", "sequences", "viewingHint", "within", "attribution", "license",
                             "description", "logo", "otherContent"}) {
        if (const Value leftover = resource.member(name))
            findings.add("version-2-member", leftover,
                         Tr::tr("\"%1\" belongs to version 2 of the specification and is not read in version 3.")
                             .arg(QString::fromLatin1(name)));
    }
}

} // namespace kader::iiif
