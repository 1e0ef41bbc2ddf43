#pragma once

#include "curation/annotationbook.h"
#include "store/change.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace kader::curation {

/// One change of many annotations.
struct BulkEdit {
    enum class Kind { Motivation, Language, Replace };

    Kind kind = Kind::Motivation;
    QStringList motivations = {}; ///< Instead of those that are there.
    QString language = {};        ///< Empty for none.
    QString find = {};            ///< In texts, in this case.
    QString replaceBy = {};
};

/// What it would do.
struct BulkPlan {
    store::Step step = {};
    qsizetype unchanged = 0; ///< They are so already.
    /// Those that would lose something are not touched: how many for which reason, in words that follow a number.
    QMap<QString, qsizetype> leftOut = {};
};

/// For another thread, as one step of that name. Those that are there no more are passed over.
[[nodiscard]] BulkPlan planBulk(const QString &name, const QList<QUuid> &ids, const AnnotationBook::All &all,
                                const BulkEdit &edit);

} // namespace kader::curation
