#pragma once

#include "iiif/rules.h"

#include <QtGlobal>

/// Rules about what manifests, canvases, ranges and IIIF Collections say of themselves.
namespace kader::iiif::ruletables {

inline constexpr Rule descriptive[] = {
    {"label-missing", Severity::Error, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader", "Manifests, IIIF Collections and what is listed in these, and providers have a label."),
     QT_TRANSLATE_NOOP("Kader", "The %1 has no label; lists and viewers have nothing to call it by.")},
    {"canvas-label", Severity::Info, "P3 3.1", QT_TRANSLATE_NOOP("Kader", "A canvas has a label."),
     QT_TRANSLATE_NOOP("Kader", "The canvas has no label; a CSV can name it only by its id.")},
    {"link-label", Severity::Error, "P3 3.3",
     QT_TRANSLATE_NOOP("Kader", "A home page and another form of the object (rendering) have a label."),
     QT_TRANSLATE_NOOP("Kader", "The link has no label, so viewers have nothing to show for it.")},
    {"label-html", Severity::Warning, "P3 4.5", QT_TRANSLATE_NOOP("Kader", "A label is plain text."),
     QT_TRANSLATE_NOOP("Kader",
                       "The label contains HTML, which viewers show as it is written; it should be plain text.")},
    {"language-map", Severity::Error, "P3 4.4", QT_TRANSLATE_NOOP("Kader", "A text for people is given per language."),
     QT_TRANSLATE_NOOP("Kader", "Text must be given per language, as a list; some viewers show nothing otherwise.")},
    {"language-list", Severity::Error, "P3 4.4", QT_TRANSLATE_NOOP("Kader", "The texts of a language are a list."),
     QT_TRANSLATE_NOOP("Kader", "The texts in “%1” must be a list of texts, even when there is one.")},
    {"language-tag", Severity::Error, "P3 4.4",
     QT_TRANSLATE_NOOP("Kader",
                       "Languages are named by their codes (“en”, “nl”), or “none” where there is no language."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "“%1” is no code of a language. Use one like “en” or “nl”, or “none”; the text is not found otherwise.")},
    // P3 4.8 makes the two the same for programs that read JSON-LD; few do.
    {"language-none", Severity::Warning, "P3 4.8",
     QT_TRANSLATE_NOOP("Kader", "Where a text has no language, that is written “none”."),
     QT_TRANSLATE_NOOP("Kader", "“@none” is written “none” in version 3; some viewers do not show the text.")},
    {"language-empty", Severity::Warning, "P3 4.4",
     QT_TRANSLATE_NOOP("Kader", "A text that is given has something in it."),
     QT_TRANSLATE_NOOP("Kader", "There is no text in here, so an empty line or nothing is shown.")},
    {"metadata-entry", Severity::Error, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader", "The metadata is a list of entries, each with a label and a value."),
     QT_TRANSLATE_NOOP("Kader", "The metadata must be a list of entries that each have a label and a value.")},
    {"metadata-null", Severity::Error, "P3 4.4",
     QT_TRANSLATE_NOOP("Kader", "There are no empty values (null) among the texts."),
     QT_TRANSLATE_NOOP("Kader",
                       "A value among the texts is empty (null); some viewers then show none of the metadata.")},
    {"required-statement", Severity::Error, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader", "A required statement is one entry with a label and a value."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "The statement that must be shown needs one label and one value; viewers may leave it out otherwise.")},
    {"rights", Severity::Error, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader", "The rights are one address of a licence or statement."),
     QT_TRANSLATE_NOOP("Kader", "The rights must be the address of a Creative Commons licence or a "
                                "RightsStatements.org statement, not “%1”.")},
    // Large institutions publish https here, and viewers put up with it.
    {"rights-https", Severity::Warning, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader",
                       "The address of a licence begins with http://, which is its name and not the way to it."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "The address of the licence must begin with http:// here, not https://; programs may not recognise it.")},
    {"rights-unknown", Severity::Warning, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader", "The rights are those of Creative Commons or RightsStatements.org."),
     QT_TRANSLATE_NOOP("Kader", "“%1” is no licence that programs know. Name one of Creative Commons or "
                                "RightsStatements.org, and put your own terms into the required statement.")},
    // Viewers clean HTML before they show it, and most put up with this.
    {"html-malformed", Severity::Warning, "P3 4.5", QT_TRANSLATE_NOOP("Kader", "HTML in texts is well-formed."),
     QT_TRANSLATE_NOOP("Kader", "The HTML in this text is broken (%1); viewers may show its code or nothing.")},
    {"html-tag", Severity::Warning, "P3 4.5",
     QT_TRANSLATE_NOOP("Kader", "HTML in texts uses a, b, br, i, img, p, small, span, sub and sup only."),
     QT_TRANSLATE_NOOP("Kader", "The tag “%1” is removed by viewers; what it does to the text is lost.")},
    {"html-attribute", Severity::Warning, "P3 4.5",
     QT_TRANSLATE_NOOP(
         "Kader",
         "HTML in texts has no attributes but the address of a link, and the address and description of an image."),
     QT_TRANSLATE_NOOP("Kader", "“%1” on the tag “%2” is removed by viewers.")},
    {"html-link", Severity::Warning, "P3 4.5",
     QT_TRANSLATE_NOOP("Kader", "Links in HTML begin with http:, https: or mailto:."),
     QT_TRANSLATE_NOOP("Kader", "The link “%1” is removed by viewers; it must begin with http:, https: or mailto:.")},
    {"nav-date", Severity::Error, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader", "A date for navigation has a day, a time and a time zone."),
     QT_TRANSLATE_NOOP(
         "Kader", "“%1” is not a full date with time and zone, like 1944-09-17T00:00:00Z; time lines leave it out.")},
    {"summary-missing", Severity::Info, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader", "Manifests and IIIF Collections have a summary."),
     QT_TRANSLATE_NOOP("Kader",
                       "There is no summary; a sentence or two helps people to know what they are looking at.")},
    {"thumbnail-missing", Severity::Info, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader", "Manifests and IIIF Collections have a thumbnail."),
     QT_TRANSLATE_NOOP("Kader", "There is no thumbnail; lists show an empty place, or fetch a large image for it.")},
    {"thumbnail-size", Severity::Warning, "P3 3.1", QT_TRANSLATE_NOOP("Kader", "A thumbnail is a small image."),
     QT_TRANSLATE_NOOP("Kader", "The thumbnail is the whole image of %1 by %2 pixels, which makes lists slow.")},
    {"image-type", Severity::Error, "P3 3.3", QT_TRANSLATE_NOOP("Kader", "A logo or thumbnail is an image."),
     QT_TRANSLATE_NOOP("Kader", "This must say that it is an Image, or it is not shown.")},
    {"media-type", Severity::Warning, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "A format is a media type like image/jpeg."),
     QT_TRANSLATE_NOOP("Kader", "“%1” is no media type; it should look like image/jpeg or text/html.")},
};

inline constexpr Rule technical[] = {
    {"canvas-dimensions", Severity::Error, "P3 5.3",
     QT_TRANSLATE_NOOP("Kader", "A canvas has a width and a height, or a duration."),
     QT_TRANSLATE_NOOP("Kader", "The canvas has no usable width and height, so nothing can be placed on it.")},
    {"dimension-pair", Severity::Error, "P3 3.2",
     QT_TRANSLATE_NOOP("Kader", "Where a canvas has a width it has a height."),
     QT_TRANSLATE_NOOP("Kader", "The canvas has only one of width and height, so nothing can be placed on it.")},
    {"dimension-number", Severity::Error, "P3 3.2",
     QT_TRANSLATE_NOOP("Kader", "A width or height is a whole number above 0."),
     QT_TRANSLATE_NOOP("Kader", "“%1” must be a whole number above 0; viewers cannot lay out the image otherwise.")},
    {"duration", Severity::Error, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "A duration is a number of seconds above 0."),
     QT_TRANSLATE_NOOP("Kader", "The duration must be a number of seconds above 0.")},
    {"viewing-direction", Severity::Warning, "P3 3.2",
     QT_TRANSLATE_NOOP("Kader", "A viewing direction is left-to-right, right-to-left, top-to-bottom or bottom-to-top."),
     QT_TRANSLATE_NOOP("Kader", "“%1” is no viewing direction; viewers go from left to right.")},
    {"behavior-value", Severity::Warning, "P3 3.2",
     QT_TRANSLATE_NOOP("Kader", "A behavior is one that the specification lists."),
     QT_TRANSLATE_NOOP("Kader", "“%1” is no behavior that viewers know; they ignore it.")},
    {"behavior-place", Severity::Error, "P3 3.2",
     QT_TRANSLATE_NOOP("Kader", "A behavior stands on a thing that it is meant for."),
     QT_TRANSLATE_NOOP("Kader", "The behavior “%1” has no meaning on a %2; viewers ignore it.")},
    {"behavior-conflict", Severity::Error, "P3 3.2",
     QT_TRANSLATE_NOOP("Kader", "Behaviors that exclude each other do not stand together."),
     QT_TRANSLATE_NOOP("Kader",
                       "“%1” and “%2” exclude each other; viewers choose one of them. Keep the one that is meant.")},
    {"time-mode", Severity::Warning, "P3 3.2", QT_TRANSLATE_NOOP("Kader", "A time mode is trim, scale or loop."),
     QT_TRANSLATE_NOOP("Kader", "“%1” is no time mode; players trim what is too long.")},
};

inline constexpr Rule structure[] = {
    {"collection-items", Severity::Error, "P3 5.1",
     QT_TRANSLATE_NOOP("Kader", "An IIIF Collection lists what is in it."),
     QT_TRANSLATE_NOOP("Kader", "The IIIF Collection does not list anything (items), so there is nothing to open.")},
    {"collection-embedded", Severity::Error, "P3 5.1",
     QT_TRANSLATE_NOOP("Kader", "An IIIF Collection refers to manifests and does not contain them."),
     QT_TRANSLATE_NOOP("Kader", "A whole manifest lies in the IIIF Collection. It must be a document of its own; "
                                "viewers fetch it by its id.")},
    {"manifest-items", Severity::Error, "P3 5.2", QT_TRANSLATE_NOOP("Kader", "A manifest has at least one canvas."),
     QT_TRANSLATE_NOOP("Kader", "The manifest has no canvases, so there is nothing to show.")},
    {"canvas-empty", Severity::Info, "P3 3.4", QT_TRANSLATE_NOOP("Kader", "There is something on every canvas."),
     QT_TRANSLATE_NOOP("Kader", "There is no image on this canvas; an empty page is shown.")},
    {"start-canvas", Severity::Error, "P3 3.3",
     QT_TRANSLATE_NOOP("Kader", "The canvas to start with is one of the manifest's."),
     QT_TRANSLATE_NOOP("Kader", "The canvas to start with is not in the manifest; viewers start with the first one.")},
    {"placeholder-nested", Severity::Error, "P3 3.1",
     QT_TRANSLATE_NOOP("Kader", "A canvas that stands in for another has no such canvas itself."),
     QT_TRANSLATE_NOOP("Kader", "A canvas that stands in for another one, or goes with it, must not have such a canvas "
                                "itself; viewers ignore it.")},
    {"supplementary", Severity::Error, "P3 3.3",
     QT_TRANSLATE_NOOP("Kader", "What supplements a range is one annotation collection."),
     QT_TRANSLATE_NOOP("Kader", "What supplements the range must be one annotation collection with its id and type.")},
    {"range-item", Severity::Error, "P3 5.4", QT_TRANSLATE_NOOP("Kader", "A range points at canvases of its manifest."),
     QT_TRANSLATE_NOOP("Kader",
                       "A range points at a canvas that is not in the manifest; a click on it leads nowhere.")},
    {"range-reference", Severity::Warning, "P3 5.4",
     QT_TRANSLATE_NOOP("Kader", "A range that another one refers to is in the manifest."),
     QT_TRANSLATE_NOOP(
         "Kader", "A range refers to a range that is not in the manifest; the table of contents may lack a part.")},
    {"range-cycle", Severity::Error, "P3 5.4", QT_TRANSLATE_NOOP("Kader", "No range contains itself."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "The range contains one that it is contained in; viewers may hang on a table of contents without end.")},
    {"range-empty", Severity::Error, "P3 5.4", QT_TRANSLATE_NOOP("Kader", "A range has at least one thing in it."),
     QT_TRANSLATE_NOOP("Kader", "The range has nothing in it; its entry in the table of contents leads nowhere.")},
    {"range-sequence", Severity::Error, "P3 5.4",
     QT_TRANSLATE_NOOP("Kader", "A range that gives an order of the canvases stands directly in the structures."),
     QT_TRANSLATE_NOOP("Kader", "A range that gives an order of the canvases (sequence) lies within another range, "
                                "where viewers do not look for it.")},
};

} // namespace kader::iiif::ruletables
