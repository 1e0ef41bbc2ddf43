#pragma once

#include "curation/annotationbook.h"
#include "curation/annotationwords.h"
#include "store/change.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace kader::curation {

/// One change of many annotations. What it does not edit of a body stays as it is, to the byte; see withWords().
struct BulkEdit {
    enum class Kind {
        Motivation,
        Language, ///< Of those with one text.
        Replace,  ///< In all plain texts of each.
        AddTag,   ///< Where it is a mere word already and `tag` has an address, that word is told to mean it.
        RemoveTag ///< All that are written so, whatever the case and meaning.
    };

    Kind kind = Kind::Motivation;
    QStringList motivations = {}; ///< Instead of those that are there.
    QString language = {};        ///< Empty for none.
    QString find = {};            ///< In texts, in this case.
    QString replaceBy = {};
    AnnotationTag tag = {};
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

/// The words that BulkEdit::Kind::RemoveTag can take from these, in order; of those that differ in case only, one.
[[nodiscard]] QStringList removableTags(const QList<QUuid> &ids, const AnnotationBook::All &all);

} // namespace kader::curation
