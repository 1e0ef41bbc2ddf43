#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>
#include <vector>

namespace kader::store {

/// A rectangle in canvas units.
struct Area {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    bool operator==(const Area &) const = default;
};

/// What an annotation is about. A canvas is named by its position in its source, counted from 0, because
/// ids of canvases repeat; without a position it is the source as a whole.
struct Target {
    QUuid source = {};
    std::optional<int> canvas = {};
    std::optional<Area> area = {}; ///< Absent for the whole canvas; beside a selector, what that one encloses.
    QByteArray selector = {};      ///< JSON (UTF-8) of a selector that is more than `area`; else empty.

    bool operator==(const Target &) const = default;
};

/// What the curator did to an annotation that came with its source.
enum class Overlay { None, Edited, Deleted };

/// Where an annotation that came with a source lies in it. The source's bytes never change; what the
/// curator makes of the annotation lies over it.
struct Provenance {
    QUuid source = {};
    QString place = {};   ///< JSON Pointer into the source.
    QByteArray hash = {}; ///< Of the annotation's own bytes, to recognise it in a newer version of the source.
    Overlay overlay = Overlay::None;

    bool operator==(const Provenance &) const = default;
};

/// An annotation as the working file keeps it. `id` is its identity and never what a document calls it.
struct Annotation {
    QUuid id = {};
    std::vector<Target> targets = {};
    QStringList motivations = {};
    QString text = {};
    QString language = {};
    QByteArray body = {}; ///< JSON (UTF-8) of a body that is more than `text` in `language`; else empty.
    QString creator = {};
    std::optional<QDateTime> created = {};     ///< Kept to the millisecond, in UTC.
    std::optional<QDateTime> modified = {};    ///< Kept to the millisecond, in UTC.
    std::optional<Provenance> provenance = {}; ///< Absent when a curator made the annotation.

    bool operator==(const Annotation &) const = default;
};

/// An annotation and its place in the order in which annotations were made.
struct NumberedAnnotation {
    qint64 number = 0;
    Annotation annotation = {};

    bool operator==(const NumberedAnnotation &) const = default;
};

/// The annotation as it will read when it comes back from the file: text that is not Unicode (half a
/// surrogate pair, broken UTF-8) with replacement characters, times in UTC, invalid times absent.
[[nodiscard]] Annotation storable(const Annotation &annotation);
[[nodiscard]] QString storable(const QString &text);

/// Why the file would not take the annotation, in words; empty when it would.
[[nodiscard]] QString objection(const Annotation &annotation);

} // namespace kader::store
