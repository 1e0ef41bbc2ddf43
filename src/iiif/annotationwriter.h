#pragma once

#include "iiif/annotation.h"
#include "iiif/edits.h"

#include <QSet>

#include <memory>
#include <string>
#include <vector>

namespace kader::iiif {

/// Gives an annotation new content where it stands; members that Annotation does not know stay.
void changeAnnotation(Edits &edits, const PlacedAnnotation &old, const Annotation &now);

/// Adds annotations to a manifest's canvases and changes ones that are there, as edits.
///
/// An annotation goes into the canvas's first embedded page; without one, into a new page
/// `<canvas id>/annotationpage/<n>`; never into a page that is only a reference. Its id, when it brings
/// none, is `<page id>/anno/<n>`, n counting the page's items; an n that is taken is passed over. Who must get the
/// same id in every edition of the document gives a name to stand in place of n.
class AnnotationWriter final {
public:
    AnnotationWriter(const Manifest &manifest, Edits &edits);

    /// Returns the id the annotation got. The canvas must have an id for it to point at.
    QString add(int canvas, Annotation annotation, const QString &name = {});
    void change(const PlacedAnnotation &old, const Annotation &now) { changeAnnotation(*m_edits, old, now); }
    /// Hands what is still collected to the edits. Call once, at the end.
    void finish();

private:
    struct Page {
        QString id;
        int items = 0;     ///< There and added so far: what the next id counts from.
        int number = 0;    ///< The last one that an id was made with.
        Value there;       ///< Where an embedded page has its annotations; does not exist for a page of our own.
        std::string added; ///< To a page of our own: JSON with a comma behind each.
    };

    /// Whether it was free until now.
    bool take(const QString &id);
    Page &pageOf(int canvas);
    [[nodiscard]] std::unique_ptr<Page> makePage(int canvas);
    void finishNewPage(const CanvasView &canvas, const Page &page);

    const Manifest *m_manifest;
    Edits *m_edits;
    // By canvas position. Rows come in any order, and to walk through a canvas anew for each would take longer than
    // all the rest.
    std::vector<Value> m_embedded; ///< The first embedded page.
    std::vector<std::unique_ptr<Page>> m_pages;
    /// Fingerprints of the ids of all annotations and pages in the document. That two ids share one is next to
    /// impossible, and would only make the writer pass over an id that is free.
    QSet<quint64> m_ids;
};

} // namespace kader::iiif
