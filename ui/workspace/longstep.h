#pragma once

#include "curation/curation.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace kader::ui {

/// Makes a step of very many changes piece by piece, so that the window goes on meanwhile. To undo it is one step, as
/// long as nothing else is done in between.
class LongStep final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// One of few changes is made at once; what is still under way is made to its end before that.
    void make(curation::Curation &curation, curation::Step step, const std::function<void()> &done);
    /// All that is left, at once.
    void finish();
    [[nodiscard]] bool isMaking() const { return m_next < m_step.changes.size(); }
    /// "Delete 12 annotations, 40 %"; empty when nothing is under way.
    [[nodiscard]] QString progress() const;

signals:
    void changed();

private:
    void makeSome();
    void makePiece(size_t count);

    QPointer<curation::Curation> m_curation;
    curation::Step m_step;
    size_t m_next = 0;
    size_t m_piece = 0; ///< As many as are made in one go.
    std::function<void()> m_done;
};

} // namespace kader::ui
