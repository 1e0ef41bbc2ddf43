#pragma once

#include "enrichment/sourceeditor.h"

namespace kader::enrichment {

/// Edits the ranges that a dataset brings itself (Presentation 3, section 5.4) for their place inside the
/// dataset's own Range: new ids, canvases by the ids they have now, and without items that are not in the
/// aggregate, nor ranges that this leaves empty. Ranges that are only referred to stay as they are.
class RangeEditor final {
public:
    /// `address`: what the new ids begin with.
    RangeEditor(SourceEditor &editor, QString address) : m_editor(&editor), m_address(std::move(address)) {}

    /// The outermost ranges that stay.
    [[nodiscard]] std::vector<iiif::Value> edit(iiif::Value structures, iiif::Contexts &contexts);
    /// Items that were left out.
    [[nodiscard]] int droppedItems() const { return m_dropped; }

private:
    struct Item {
        iiif::Value value;
        int parent = -1;      ///< Position of the range it is an item of; -1 for the outermost.
        QString rangeId = {}; ///< New id; empty for what is no embedded range.
        bool stays = false;
    };

    void collect(iiif::Value structures);
    void decideWhatStays();
    [[nodiscard]] bool isInAggregate(iiif::Value item) const;
    void editItem(const Item &item);

    SourceEditor *m_editor;
    QString m_address;
    std::vector<Item> m_items;        ///< In the order of the document: a range before its items.
    QHash<QString, QString> m_ranges; ///< New ids by old ones; of a repeated one the first.
    int m_dropped = 0;
};

} // namespace kader::enrichment
