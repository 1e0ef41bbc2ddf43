#include "iiif/rules_members.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

std::vector<Value> listed(Value value)
{
    std::vector<Value> all;
    for (Value one : value.elements())
        all.push_back(one);
    if (value && !value.isArray())
        all.push_back(value);
    return all;
}

bool isKnownMotivation(const QString &motivation)
{
    static const QSet<QString> known = {
        u"painting"_s,    u"supplementing"_s, u"contentState"_s, u"contextualizing"_s, u"georeferencing"_s,
        u"assessing"_s,   u"bookmarking"_s,   u"classifying"_s,  u"commenting"_s,      u"describing"_s,
        u"editing"_s,     u"highlighting"_s,  u"identifying"_s,  u"linking"_s,         u"moderating"_s,
        u"questioning"_s, u"replying"_s,      u"tagging"_s};
    return known.contains(motivation);
}

/// What lays an image on a map is about the canvas or about the image (Georeference 1.0, 3).
bool isMap(const Site &site)
{
    const std::vector<Value> motivations = listed(site[at("motivation")]);
    return std::any_of(motivations.begin(), motivations.end(),
                       [](Value one) { return one.text() == "georeferencing"_L1; });
}

/// One of the targets is the canvas that the annotation stands on, or a part of it (P3 3.4).
void checkAbout(const Site &site, const std::vector<Value> &targets)
{
    const Frame &canvas = *site.visit.frame;
    QString other;
    for (const Value target : targets) {
        const QString id = pointed(target, &canvas).id;
        if (id == canvas.id)
            return;
        if (other.isEmpty())
            other = id;
    }
    site.findings().add(rule("annotation-target"), site.object(), {other});
}

void checkNote(const Site &site)
{
    const Value motivation = site[at("motivation")];
    if (!motivation)
        site.findings().add(rule("annotation-motivation"), site.object());
    if (isMap(site))
        site.walk.rememberMap(site.object());
    if (site.visit.among == Among::Notes && isPainting(motivation))
        site.findings().add(rule("annotation-painting"), site.object());
}

bool isMarkedAsHtml(Value format)
{
    const QString text = format.text();
    return text == "text/html"_L1 || text == "application/xhtml+xml"_L1;
}

} // namespace

void checkAnnotation(const Site &site)
{
    Findings &findings = site.findings();
    if (!site[at("id")])
        findings.add(rule("annotation-id"), site.object());
    const std::vector<Value> targets = listed(site[at("target")]);
    if (targets.empty())
        findings.add(rule("annotation-target-missing"), site.object());
    if (site.visit.among == Among::Images)
        checkPainting(site);
    else
        checkNote(site);
    if (site.visit.among == Among::Notes && site.visit.frame && !targets.empty() && !isMap(site))
        checkAbout(site, targets);
    for (const Value target : targets)
        checkTargetFragment(site, target);
}

void checkMotivation(const Site &site, Value motivation)
{
    for (const Value one : listed(motivation)) {
        const QString text = one.text();
        if (text.startsWith("oa:"_L1) || text.startsWith("sc:"_L1))
            site.findings().add(rule("motivation-prefix"), one, {text});
        else if (!isKnownMotivation(text))
            site.findings().add(rule("motivation-unknown"), one, {text});
    }
}

void checkBody(const Site &site, Value body)
{
    for (const Value one : listed(body)) {
        if (one.isString() && !isWebAddress(one) && !one.text().startsWith("urn:"_L1))
            site.findings().add(rule("body-string"), one);
    }
}

void checkTextualBody(const Site &site)
{
    const Value value = site[at("value")];
    if (!value.isString()) {
        site.findings().add(rule("body-value"), site.object());
        return;
    }
    if (isMarkedAsHtml(site[at("format")]) || !Utf8Text(value).view().startsWith('<'))
        return;
    const QString text = value.text();
    if (looksLikeHtml(text) && (text.contains("</"_L1) || text.contains("/>"_L1)))
        site.findings().add(rule("body-html"), site.object());
}

void checkChoice(const Site &site)
{
    if (!site[at("items")].firstChild())
        site.findings().add(rule("choice-items"), site.object());
}

} // namespace kader::iiif
