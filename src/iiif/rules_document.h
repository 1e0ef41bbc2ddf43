#pragma once

#include "iiif/rules.h"

#include <QtGlobal>

/// Rules about a document as a whole: what it is, its context, the form of its members, its ids.
namespace kader::iiif::ruletables {

inline constexpr Rule document[] = {
    {"document-kind", Severity::Error, "P3 5",
     QT_TRANSLATE_NOOP(
         "Kader",
         "A document is a manifest, an IIIF Collection, a canvas, an annotation page, an annotation or an info.json."),
     QT_TRANSLATE_NOOP("Kader", "This is none of the documents that IIIF knows, so it cannot be checked or shown.")},
    {"version-2", Severity::Info, "P3 change log",
     QT_TRANSLATE_NOOP("Kader", "A document of version 2 is read, and saved as version 3."),
     QT_TRANSLATE_NOOP("Kader", "This is a document of IIIF Presentation 2. Kader reads it, and saves it as version 3; "
                                "what follows is about it in that form.")},
    {"version-4", Severity::Warning, "P3 5",
     QT_TRANSLATE_NOOP("Kader", "A document is of version 3 or 2; Kader does not know the rules of version 4 yet."),
     QT_TRANSLATE_NOOP("Kader",
                       "This is a document of IIIF Presentation 4, which Kader does not read yet. Nothing in it "
                       "was held against rules but its JSON.")},
    {"more-problems", Severity::Info, "P3 1",
     QT_TRANSLATE_NOOP("Kader", "Where one rule is broken very often, only the first places are listed."),
     QT_TRANSLATE_NOOP("Kader", "%1 more places break the rule %2; they are not listed.")},
    {"context", Severity::Error, "P3 4.6",
     QT_TRANSLATE_NOOP("Kader", "The document names the context of IIIF Presentation 3 as its only or its last one."),
     QT_TRANSLATE_NOOP("Kader", "The document does not name the IIIF Presentation 3 context as its last one, so "
                                "programs may not recognise it.")},
    {"context-first", Severity::Info, "P3 4.6",
     QT_TRANSLATE_NOOP("Kader", "The context is the first thing in the document."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "The context should be the first thing in the document; programs that read from the top look for it there.")},
    {"context-nested", Severity::Warning, "P3 4.6",
     QT_TRANSLATE_NOOP("Kader", "Only the document as a whole names a context, no part of it does."),
     QT_TRANSLATE_NOOP("Kader", "A part of the document names a context of its own; it belongs at the top only, and "
                                "programs may read the part wrongly.")},
    {"navplace-context", Severity::Error, "navPlace 1.0, 4.1",
     QT_TRANSLATE_NOOP(
         "Kader", "Where a place is given (navPlace), the context of navPlace is named before that of Presentation 3."),
     QT_TRANSLATE_NOOP("Kader",
                       "A place is given (navPlace), but its context is not named, so programs may ignore it.")},
    {"georef-context", Severity::Warning, "Georeference 1.0",
     QT_TRANSLATE_NOOP("Kader",
                       "Where an image is laid on a map (georeferencing), the context of that extension is named."),
     QT_TRANSLATE_NOOP("Kader", "An image is laid on a map (georeferencing), but the context of that extension is not "
                                "named, so programs may ignore it.")},
    {"graph", Severity::Error, "P3 4.6", QT_TRANSLATE_NOOP("Kader", "There is no @graph at the top of the document."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "The document is wrapped in @graph, which viewers do not unwrap; it must be exported again as plain IIIF.")},
    {"manifest-within", Severity::Error, "P3 5.2", QT_TRANSLATE_NOOP("Kader", "A manifest is a document of its own."),
     QT_TRANSLATE_NOOP("Kader", "The manifest lies inside of another document, where viewers do not look for it. Kader "
                                "reads it all the same; what follows is about it.")},
    {"duplicate-member", Severity::Error, "RFC 8259, 4",
     QT_TRANSLATE_NOOP("Kader", "No member is given twice in one object."),
     QT_TRANSLATE_NOOP("Kader",
                       "“%1” is given twice here. Programs keep one and drop the other, and not all the same one.")},
    {"null-value", Severity::Warning, "P3 3", QT_TRANSLATE_NOOP("Kader", "No member is empty (null); it is left out."),
     QT_TRANSLATE_NOOP("Kader", "“%1” is empty (null) and should be left out; some viewers stumble over it.")},
    {"member-case", Severity::Warning, "P3 4.1",
     QT_TRANSLATE_NOOP("Kader", "Members are spelled as the specification spells them, capitals included."),
     QT_TRANSLATE_NOOP("Kader", "“%1” is not read: the specification spells it “%2”.")},
    {"version-2-member", Severity::Warning, "P3 change log",
     QT_TRANSLATE_NOOP("Kader", "There are no leftovers of version 2."),
     QT_TRANSLATE_NOOP("Kader", "“%1” belongs to version 2 of the specification and is not read in version 3.")},
    {"member-not-allowed", Severity::Error, "P3 A",
     QT_TRANSLATE_NOOP("Kader", "A member stands only where the specification allows it."),
     QT_TRANSLATE_NOOP("Kader", "“%1” has no meaning on a %2, so viewers ignore it.")},
    {"value-form", Severity::Error, "P3 3",
     QT_TRANSLATE_NOOP("Kader",
                       "A value has the kind that the specification asks for: a text, a number, a list or an object."),
     QT_TRANSLATE_NOOP("Kader", "“%1” should be %2; as it is, viewers cannot use it.")},
    {"list-expected", Severity::Error, "P3 4.3",
     QT_TRANSLATE_NOOP("Kader", "What may be several is always a list, even when there is one."),
     QT_TRANSLATE_NOOP("Kader",
                       "“%1” must be a list, even with one thing in it; some viewers show nothing otherwise.")},
    {"link-object", Severity::Error, "P3 4.2",
     QT_TRANSLATE_NOOP(
         "Kader",
         "What is linked to or contained is described with at least its id and type, not named by an address alone."),
     QT_TRANSLATE_NOOP("Kader", "In “%1” there is something that is not described with an id and a type; viewers do "
                                "not know what to do with it.")},
};

inline constexpr Rule identity[] = {
    {"id-missing", Severity::Error, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "Everything has an id."),
     QT_TRANSLATE_NOOP("Kader", "The %1 has no id, so nothing can refer to it and some viewers do not show it.")},
    {"id-string", Severity::Error, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "An id is one text."),
     QT_TRANSLATE_NOOP("Kader", "An id must be one text; as it is, programs find nothing by it.")},
    {"id-relative", Severity::Error, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "An id is a whole address."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "“%1” is only a part of an address. It must be whole, beginning with https://, or it leads nowhere.")},
    {"id-address", Severity::Warning, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "An id is an http or https address."),
     QT_TRANSLATE_NOOP("Kader", "“%1” should be an http or https address; viewers cannot fetch anything else.")},
    {"id-characters", Severity::Warning, "P3 6.1",
     QT_TRANSLATE_NOOP("Kader", "An id has no spaces and no characters that addresses must encode."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "“%1” contains spaces or other characters that addresses must encode; some programs will not find it.")},
    {"manifest-id", Severity::Error, "P3 5.2",
     QT_TRANSLATE_NOOP("Kader", "A manifest has the http or https address as its id at which it is published."),
     QT_TRANSLATE_NOOP("Kader", "The manifest has no http or https address as its id; viewers fetch it by that.")},
    {"canvas-id", Severity::Error, "P3 5.3",
     QT_TRANSLATE_NOOP("Kader", "A canvas has an http or https address as its id."),
     QT_TRANSLATE_NOOP("Kader",
                       "The canvas has no http or https address as its id, so annotations cannot be kept on it.")},
    {"canvas-fragment", Severity::Error, "P3 5.3", QT_TRANSLATE_NOOP("Kader", "The id of a canvas has no “#”."),
     QT_TRANSLATE_NOOP("Kader", "The canvas's id has a “#” in it, so no part of the canvas can be pointed at.")},
    {"canvas-duplicate-id", Severity::Error, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "No two canvases have the same id."),
     QT_TRANSLATE_NOOP("Kader", "Another canvas before it has the same id; annotations cannot tell them apart.")},
    {"page-duplicate-id", Severity::Warning, "P3 3.2",
     QT_TRANSLATE_NOOP("Kader", "No two annotation pages have the same id."),
     QT_TRANSLATE_NOOP("Kader",
                       "Another annotation page before it has the same id; viewers may show one of them only.")},
    {"annotation-duplicate-id", Severity::Warning, "P3 3.2",
     QT_TRANSLATE_NOOP("Kader", "No two annotations have the same id."),
     QT_TRANSLATE_NOOP("Kader", "Another annotation before it has the same id; viewers may show one of them only.")},
    {"range-duplicate-id", Severity::Warning, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "No two ranges have the same id."),
     QT_TRANSLATE_NOOP("Kader", "Another range before it has the same id; tables of contents may lose one of them.")},
    {"type-missing", Severity::Error, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "Everything says what it is (type)."),
     QT_TRANSLATE_NOOP("Kader", "It is not said what this is (type); here a %1 belongs.")},
    {"type-wrong", Severity::Error, "P3 3.4", QT_TRANSLATE_NOOP("Kader", "Things stand where their kind belongs."),
     QT_TRANSLATE_NOOP("Kader", "Here a %1 belongs, but this says that it is “%2”; viewers skip it.")},
    {"content-type", Severity::Warning, "P3 3.2",
     QT_TRANSLATE_NOOP("Kader", "A file is an Image, Text, Video, Sound, Dataset or Model."),
     QT_TRANSLATE_NOOP("Kader",
                       "“%1” is no kind of file that viewers know (Image, Text, Video, Sound, Dataset, Model).")},
};

} // namespace kader::iiif::ruletables
