#pragma once

#include "iiif/document.h"
#include "iiif/findings.h"
#include "iiif/region.h"
#include "iiif/rules_classes.h"

#include <QSet>

#include <array>
#include <deque>

namespace kader::iiif {

/// A canvas as far as others are held against it.
struct Frame {
    QString id;
    std::optional<CanvasSize> size;
};

/// What the annotations of a page are for, by where the page stands.
enum class Among : quint8 { Unknown, Images, Notes };

/// A thing that is to be looked at.
struct Visit {
    Value value = {};
    Class kind = Class::Foreign;
    bool isReference = false; ///< Described elsewhere; here as far as it is needed to find it.
    bool standsIn = false;    ///< A placeholder or accompanying canvas, or in one.
    Among among = Among::Unknown;
    const Frame *frame = nullptr; ///< The canvas around it.
    Value annotation = {};        ///< The annotation around it.
};

/// How many members the table has; held to it where it is defined.
inline constexpr size_t memberCount = 52;
/// The members of an object by their place in the table; what is not there does not exist.
using Fields = std::array<Value, memberCount>;

class Walk;

/// A thing that is being looked at.
struct Site {
    Walk &walk;
    const Visit &visit;
    const Fields &fields;

    [[nodiscard]] Value operator[](size_t member) const { return fields[member]; }
    [[nodiscard]] Value object() const { return visit.value; }
    [[nodiscard]] Findings &findings() const;
};

/// Goes through a Presentation 3 document, each thing once and knowing what it is, without recursion.
class Walk final {
public:
    Walk(Findings &findings, const Document &document);

    void run();

    [[nodiscard]] Findings &findings() { return m_findings; }
    [[nodiscard]] Value root() const { return m_root; }
    [[nodiscard]] Class rootKind() const { return m_rootKind; }
    /// A canvas of the document by its id; null when there is none.
    [[nodiscard]] const Frame *canvas(const QString &id) const { return m_canvases.value(id); }
    /// Whether canvases are in this document at all, so that one that is missing is missing.
    [[nodiscard]] bool knowsCanvases() const { return m_rootKind == Class::Manifest; }

    /// Remembers an id; false when a thing of the kind had it before.
    [[nodiscard]] bool claim(Class kind, QByteArrayView id);
    void rememberRange(Value range) { m_ranges.push_back(range); }
    [[nodiscard]] const std::vector<Value> &ranges() const { return m_ranges; }
    /// An extension that needs its context to be named.
    void rememberPlace() { m_hasPlace = true; }
    void rememberMap(Value annotation);
    [[nodiscard]] bool hasPlace() const { return m_hasPlace; }
    [[nodiscard]] Value map() const { return m_map; }

private:
    void visit(Visit visit);
    [[nodiscard]] Fields read(const Visit &visit);
    void checkUnknown(const Visit &visit, Value value, QByteArrayView name);
    void checkMember(const Site &site, size_t index);
    [[nodiscard]] bool hasShape(const Site &site, size_t index);
    void pushChildren(const Site &site, size_t index);
    [[nodiscard]] Visit childOf(const Site &site, size_t index, Value child) const;

    Findings &m_findings;
    Value m_root;
    Class m_rootKind = Class::Foreign;
    std::vector<Visit> m_open;
    std::deque<Frame> m_frames;
    QHash<QString, const Frame *> m_canvases;
    std::array<QSet<QByteArrayView>, 12> m_ids;
    std::vector<Value> m_ranges;
    bool m_hasPlace = false;
    Value m_map;
};

inline Findings &Site::findings() const
{
    return walk.findings();
}

} // namespace kader::iiif
