#pragma once

#include "iiif/rules.h"

#include <QtGlobal>

/// Rules about images and their services, annotations, and places.
namespace kader::iiif::ruletables {

inline constexpr Rule services[] = {
    {"service-list", Severity::Error, "P3 3.3", QT_TRANSLATE_NOOP("Kader", "Services are a list."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "An image service stands alone where a list of services belongs; some viewers then show a small image only.")},
    {"service-null", Severity::Error, "P3 3.3", QT_TRANSLATE_NOOP("Kader", "No service is empty (null)."),
     QT_TRANSLATE_NOOP("Kader", "A service is empty (null); some viewers then show no image.")},
    {"service-id", Severity::Error, "P3 3.3", QT_TRANSLATE_NOOP("Kader", "An image service has an id."),
     QT_TRANSLATE_NOOP("Kader",
                       "The image service has no id, so nothing can be asked of it; the image cannot be zoomed.")},
    // What stands among services in published manifests is often a note to one program, without an address of its own.
    {"service-unnamed", Severity::Warning, "P3 3.3",
     QT_TRANSLATE_NOOP("Kader", "Every service has an id and says what it is (type)."),
     QT_TRANSLATE_NOOP("Kader", "The service lacks its id or its type, so viewers pass over it.")},
    {"service-type", Severity::Error, "P3 3.3", QT_TRANSLATE_NOOP("Kader", "An image service says what it is (type)."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "The image service does not say what it is (type), so viewers have to guess; the image may not zoom.")},
    {"service-profile", Severity::Warning, "P3 3.3",
     QT_TRANSLATE_NOOP("Kader", "An image service says what it can do (profile): level 0, 1 or 2."),
     QT_TRANSLATE_NOOP("Kader", "The image service does not say what it can do (profile: level0, level1 or level2); "
                                "viewers may ask for too much or too little.")},
    {"service-mixed", Severity::Warning, "P3 3.3",
     QT_TRANSLATE_NOOP("Kader", "A service uses id and type, or @id and @type, and does not mix them."),
     QT_TRANSLATE_NOOP("Kader", "The service mixes the spelling of two versions (id with @type, or @id with type); "
                                "viewers may not recognise it.")},
    {"service-slash", Severity::Warning, "Image 3.0, 2",
     QT_TRANSLATE_NOOP("Kader", "The id of an image service does not end with a slash."),
     QT_TRANSLATE_NOOP("Kader", "The image service's id ends with a slash, so images are asked for under addresses "
                                "with two of them, which many servers refuse.")},
    {"service-info", Severity::Warning, "Image 3.0, 2",
     QT_TRANSLATE_NOOP("Kader", "The id of an image service is not that of its info.json."),
     QT_TRANSLATE_NOOP("Kader", "The image service's id ends with /info.json, which belongs to its description; images "
                                "cannot be asked for under it.")},
    {"service-context", Severity::Info, "P3 3.3", QT_TRANSLATE_NOOP("Kader", "A service names no context."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "A service names a context of its own, which belongs at the top of the document; viewers do not mind.")},
};

inline constexpr Rule painting[] = {
    {"painting-motivation", Severity::Error, "P3 5.3",
     QT_TRANSLATE_NOOP("Kader", "The annotation that carries an image says so (motivation painting)."),
     QT_TRANSLATE_NOOP("Kader", "The annotation that carries the image does not say so (motivation painting); some "
                                "viewers then show no image.")},
    {"painting-only", Severity::Error, "P3 5.3",
     QT_TRANSLATE_NOOP("Kader", "Only what is painted stands among a canvas's images."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "An annotation that is not an image stands among the canvas's images; its place is among the annotations.")},
    {"painting-target", Severity::Error, "P3 5.6",
     QT_TRANSLATE_NOOP("Kader", "An image is painted on the canvas that it stands in."),
     QT_TRANSLATE_NOOP("Kader", "The image says that it belongs on another canvas (%1); viewers may not show it.")},
    {"painting-target-object", Severity::Warning, "P3 5.6",
     QT_TRANSLATE_NOOP("Kader", "An image names the canvas that it is painted on by its id alone."),
     QT_TRANSLATE_NOOP(
         "Kader", "The image's target is an object in place of the canvas's id; some viewers then show no image.")},
    {"painting-body", Severity::Error, "P3 5.3", QT_TRANSLATE_NOOP("Kader", "What is painted on a canvas is there."),
     QT_TRANSLATE_NOOP("Kader", "The annotation that should carry an image has none (body), so nothing is shown.")},
    {"painting-service", Severity::Error, "P3 5.7",
     QT_TRANSLATE_NOOP("Kader", "The address of an image is not that of its service."),
     QT_TRANSLATE_NOOP("Kader", "The image's address is that of its service, which gives no image. It should be one "
                                "like …/full/max/0/default.jpg.")},
    {"painting-aspect", Severity::Warning, "P3 5.3",
     QT_TRANSLATE_NOOP("Kader", "A canvas has the proportions of the image that fills it."),
     QT_TRANSLATE_NOOP("Kader",
                       "The canvas is %1 by %2, the image that fills it %3 by %4: the image is shown distorted.")},
    {"painting-outside-canvas", Severity::Warning, "P3 5.3",
     QT_TRANSLATE_NOOP("Kader", "An image lies within its canvas."),
     QT_TRANSLATE_NOOP("Kader",
                       "The image's place %1 reaches outside the canvas of %2 by %3; what is outside is cut off.")},
    {"choice-items", Severity::Error, "Web Annotation 4.4", QT_TRANSLATE_NOOP("Kader", "A choice offers something."),
     QT_TRANSLATE_NOOP("Kader", "A choice has nothing to choose from (items), so nothing is shown.")},
};

inline constexpr Rule annotations[] = {
    {"annotation-id", Severity::Warning, "P3 5.6", QT_TRANSLATE_NOOP("Kader", "An annotation has an id."),
     QT_TRANSLATE_NOOP("Kader", "The annotation has no id; viewers list it but do not draw it.")},
    {"annotation-motivation", Severity::Warning, "Web Annotation 3.3.5",
     QT_TRANSLATE_NOOP("Kader", "An annotation says what it is for (motivation)."),
     QT_TRANSLATE_NOOP("Kader", "The annotation does not say what it is for (motivation).")},
    {"annotation-painting", Severity::Error, "P3 3.4",
     QT_TRANSLATE_NOOP("Kader", "No image stands among the annotations."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "An image stands among the annotations; its place is among the canvas's images, and it is not shown here.")},
    {"annotation-target", Severity::Error, "P3 3.4",
     QT_TRANSLATE_NOOP("Kader", "An annotation is about the canvas that it stands on."),
     QT_TRANSLATE_NOOP("Kader",
                       "The annotation stands on this canvas but is about another one (%1); viewers may not show it.")},
    {"annotation-target-missing", Severity::Error, "Web Annotation 3.1",
     QT_TRANSLATE_NOOP("Kader", "An annotation is about something (target)."),
     QT_TRANSLATE_NOOP("Kader",
                       "The annotation does not say what it is about (target), so it cannot be shown anywhere.")},
    {"annotation-outside-canvas", Severity::Warning, "P3 5.3",
     QT_TRANSLATE_NOOP("Kader", "What an annotation points at lies within the canvas."),
     QT_TRANSLATE_NOOP("Kader", "The region %1 reaches outside the canvas of %2 by %3; it is cut off or not shown.")},
    {"motivation-unknown", Severity::Info, "P3 3.5",
     QT_TRANSLATE_NOOP("Kader", "A motivation is one that IIIF or the W3C lists."),
     QT_TRANSLATE_NOOP("Kader",
                       "“%1” is a motivation that viewers do not know; they show the annotation like any other.")},
    {"motivation-prefix", Severity::Warning, "P3 change log",
     QT_TRANSLATE_NOOP("Kader", "A motivation is written without sc: or oa: before it."),
     QT_TRANSLATE_NOOP("Kader", "The motivation “%1” is spelled as in version 2; viewers do not recognise it.")},
    {"body-value", Severity::Error, "Web Annotation 3.2.4",
     QT_TRANSLATE_NOOP("Kader", "A text in an annotation has the text as its value."),
     QT_TRANSLATE_NOOP("Kader", "The annotation's text has no value, so there is nothing to read.")},
    {"body-string", Severity::Warning, "Web Annotation 3.2.4",
     QT_TRANSLATE_NOOP("Kader", "A text in an annotation is given as a TextualBody."),
     QT_TRANSLATE_NOOP("Kader",
                       "The annotation's text stands alone where an address is expected; viewers may not show it.")},
    {"body-html", Severity::Warning, "Web Annotation 3.2.4",
     QT_TRANSLATE_NOOP("Kader", "A text in an annotation that is HTML says so (format text/html)."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "The annotation's text looks like HTML but is not marked as such (format text/html); viewers show its code.")},
    {"date-time", Severity::Warning, "Web Annotation 3.3.1",
     QT_TRANSLATE_NOOP("Kader", "The dates of an annotation have a day and a time."),
     QT_TRANSLATE_NOOP("Kader", "“%1” is not a full date with a time, like 2024-05-01T10:11:12Z; it is not read.")},
    {"specific-source", Severity::Error, "Web Annotation 4",
     QT_TRANSLATE_NOOP("Kader", "A part names the whole that it is a part of (source)."),
     QT_TRANSLATE_NOOP("Kader", "It is not said of what this is a part (source), so it cannot be found.")},
    {"selector-type", Severity::Warning, "Web Annotation 4.2",
     QT_TRANSLATE_NOOP("Kader", "A selector is of a known kind."),
     QT_TRANSLATE_NOOP("Kader",
                       "The part that is meant is described in a way that viewers do not know (“%1”); they take the "
                       "whole canvas or image instead.")},
    {"selector-prefix", Severity::Warning, "P3 change log",
     QT_TRANSLATE_NOOP("Kader", "The kind of a selector is written without iiif: or oa: before it."),
     QT_TRANSLATE_NOOP("Kader",
                       "The kind of selector “%1” is spelled as in version 2, so viewers may not find the part "
                       "that is meant and take the whole canvas or image instead.")},
    {"selector-member", Severity::Error, "Web Annotation 4.2",
     QT_TRANSLATE_NOOP("Kader", "A selector has what its kind needs."),
     QT_TRANSLATE_NOOP("Kader", "A %1 needs “%2”; without it the place is not known.")},
    {"fragment-syntax", Severity::Error, "Media Fragments 4.2",
     QT_TRANSLATE_NOOP("Kader", "A region is written xywh= with four numbers, a time t= with one or two."),
     QT_TRANSLATE_NOOP("Kader", "“%1” is no region that viewers understand; it should look like xywh=10,20,300,400.")},
    {"region-empty", Severity::Warning, "Media Fragments 4.2.2",
     QT_TRANSLATE_NOOP("Kader", "A region has a width and a height above 0."),
     QT_TRANSLATE_NOOP("Kader", "The region “%1” has no area, so nothing can be seen of it.")},
    {"region-decimals", Severity::Info, "Media Fragments 4.2.2",
     QT_TRANSLATE_NOOP("Kader", "A region is given in whole numbers."),
     QT_TRANSLATE_NOOP("Kader",
                       "The region “%1” is not given in whole numbers; some viewers do not show such regions.")},
    {"svg-malformed", Severity::Error, "Web Annotation 4.2.7",
     QT_TRANSLATE_NOOP("Kader", "A shape is well-formed SVG."),
     QT_TRANSLATE_NOOP("Kader", "The shape's SVG is broken, so the shape cannot be drawn.")},
};

inline constexpr Rule places[] = {
    {"navplace-form", Severity::Error, "navPlace 1.0, 3.1",
     QT_TRANSLATE_NOOP("Kader", "A place (navPlace) is a collection of features, or refers to one."),
     QT_TRANSLATE_NOOP("Kader", "The place (navPlace) must be a FeatureCollection with a list of features, or refer to "
                                "one by its address; maps leave it out.")},
    {"navplace-feature", Severity::Error, "RFC 7946, 3.2",
     QT_TRANSLATE_NOOP("Kader", "A feature of a place has properties and a geometry."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "A feature of the place needs the type Feature, its properties and its geometry; maps leave it out.")},
    {"navplace-geometry", Severity::Error, "RFC 7946, 3.1",
     QT_TRANSLATE_NOOP("Kader", "A geometry has a known type and the coordinates of that type."),
     QT_TRANSLATE_NOOP("Kader", "The coordinates do not fit the geometry “%1”; maps leave it out.")},
    {"navplace-ring", Severity::Error, "RFC 7946, 3.1.6",
     QT_TRANSLATE_NOOP("Kader", "The outline of a polygon ends where it begins, and has at least four positions."),
     QT_TRANSLATE_NOOP("Kader", "The outline of the polygon is not closed; it must end where it begins.")},
    {"navplace-swapped", Severity::Error, "RFC 7946, 3.1.1",
     QT_TRANSLATE_NOOP("Kader", "Coordinates are longitude first, then latitude."),
     QT_TRANSLATE_NOOP("Kader", "Longitude and latitude are surely exchanged (%1, %2): longitude comes first. The "
                                "place is shown elsewhere on the map.")},
    {"navplace-range", Severity::Error, "RFC 7946, 4",
     QT_TRANSLATE_NOOP("Kader", "A longitude lies between -180 and 180, a latitude between -90 and 90."),
     QT_TRANSLATE_NOOP("Kader",
                       "There is no such place as %1, %2: longitudes go from -180 to 180, latitudes from -90 to 90.")},
};

inline constexpr Rule imageInfo[] = {
    {"info-context", Severity::Error, "Image 3.0, 5.1",
     QT_TRANSLATE_NOOP("Kader", "An info.json names the context of its version as its last one."),
     QT_TRANSLATE_NOOP(
         "Kader",
         "The description of the image does not name the context of its version last; viewers may not recognise it.")},
    {"info-id", Severity::Error, "Image 3.0, 5.1",
     QT_TRANSLATE_NOOP(
         "Kader", "An info.json has the http or https address of the image as its id, without a slash at its end."),
     QT_TRANSLATE_NOOP("Kader", "The description of the image has no usable http or https address as its id; images "
                                "are asked for under that.")},
    {"info-protocol", Severity::Error, "Image 3.0, 5.1",
     QT_TRANSLATE_NOOP("Kader", "An info.json names the protocol http://iiif.io/api/image."),
     QT_TRANSLATE_NOOP("Kader", "The description of the image does not name the protocol http://iiif.io/api/image.")},
    {"info-profile", Severity::Error, "Image 3.0, 5.1",
     QT_TRANSLATE_NOOP("Kader", "An info.json says what the service can do: level 0, 1 or 2."),
     QT_TRANSLATE_NOOP("Kader", "The description of the image does not say what can be asked for (profile), so viewers "
                                "may ask for too much or too little.")},
    {"info-size", Severity::Error, "Image 3.0, 5.1",
     QT_TRANSLATE_NOOP("Kader", "An info.json gives width and height as whole numbers above 0."),
     QT_TRANSLATE_NOOP("Kader", "The description of the image has no usable width and height, so it cannot be shown.")},
    {"info-tiles", Severity::Warning, "Image 3.0, 5.3",
     QT_TRANSLATE_NOOP("Kader", "The tiles and sizes in an info.json are lists of whole numbers above 0."),
     QT_TRANSLATE_NOOP("Kader", "The tiles or sizes are not usable; viewers then load the whole image, or nothing.")},
};

} // namespace kader::iiif::ruletables
