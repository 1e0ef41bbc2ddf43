#include "iiif/rules_classes.h"

#include "base/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

Class kindByType(const QString &type, Class otherwise)
{
    struct Known {
        QLatin1StringView type;
        Class kind;
    };
    static constexpr Known known[] = {
        {"Collection"_L1, Class::Collection},
        {"Manifest"_L1, Class::Manifest},
        {"Canvas"_L1, Class::Canvas},
        {"Range"_L1, Class::Range},
        {"AnnotationPage"_L1, Class::Page},
        {"Annotation"_L1, Class::Annotation},
        {"AnnotationCollection"_L1, Class::AnnotationCollection},
        {"Agent"_L1, Class::Agent},
        {"SpecificResource"_L1, Class::Specific},
        {"TextualBody"_L1, Class::Text},
        {"Choice"_L1, Class::Choice},
        {"Feature"_L1, Class::Foreign},
        {"FeatureCollection"_L1, Class::Foreign},
    };
    const auto found = std::find_if(std::begin(known), std::end(known),
                                    [&](const Known &candidate) { return candidate.type == type; });
    return found != std::end(known) ? found->kind : otherwise;
}

Class itemKind(Class parent, const QString &type)
{
    switch (parent) {
    case Class::Collection:
        return type == "Collection"_L1 ? Class::Collection : Class::Manifest;
    case Class::Manifest:
        return Class::Canvas;
    case Class::Canvas:
        return Class::Page;
    case Class::Page:
        return Class::Annotation;
    case Class::Range:
        return type == "Canvas"_L1 ? Class::Canvas : type == "SpecificResource"_L1 ? Class::Specific : Class::Range;
    default:
        return kindByType(type, Class::Content);
    }
}

QString className(Class kind)
{
    static const char *const names[] = {
        QT_TRANSLATE_NOOP("Kader", "IIIF Collection"),
        QT_TRANSLATE_NOOP("Kader", "manifest"),
        QT_TRANSLATE_NOOP("Kader", "canvas"),
        QT_TRANSLATE_NOOP("Kader", "range"),
        QT_TRANSLATE_NOOP("Kader", "annotation page"),
        QT_TRANSLATE_NOOP("Kader", "annotation"),
        QT_TRANSLATE_NOOP("Kader", "annotation collection"),
        QT_TRANSLATE_NOOP("Kader", "linked file"),
        QT_TRANSLATE_NOOP("Kader", "provider"),
        QT_TRANSLATE_NOOP("Kader", "part of something"),
        QT_TRANSLATE_NOOP("Kader", "text"),
        QT_TRANSLATE_NOOP("Kader", "choice"),
        QT_TRANSLATE_NOOP("Kader", "service"),
        QT_TRANSLATE_NOOP("Kader", "thing"),
    };
    return Tr::tr(names[size_t(kind)]);
}

QLatin1StringView typeName(Class kind)
{
    static constexpr QLatin1StringView names[] = {
        "Collection"_L1,
        "Manifest"_L1,
        "Canvas"_L1,
        "Range"_L1,
        "AnnotationPage"_L1,
        "Annotation"_L1,
        "AnnotationCollection"_L1,
        {},
        "Agent"_L1,
    };
    return size_t(kind) < std::size(names) ? names[size_t(kind)] : QLatin1StringView();
}

} // namespace kader::iiif
