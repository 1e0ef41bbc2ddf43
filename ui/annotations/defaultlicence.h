#pragma once

#include "curation/curation.h"

#include <QObject>
#include <QPointer>

namespace kader::ui {

class Workspace;

/// Gives a new curation the licence that its curator usually takes (see Profile), together with the first annotations
/// that are made in it, so that one undo takes back both and a curation that stays empty has nothing to keep.
class DefaultLicence final : public QObject {
    Q_OBJECT

public:
    explicit DefaultLicence(Workspace &workspace, QObject *parent);

    /// Somebody has chosen for this curation.
    void stayOut() { m_new.clear(); }

private:
    void followCuration();
    void take(const curation::AnnotationsChange &change);
    void give();

    Workspace &m_workspace;
    QPointer<curation::Curation> m_new; ///< The one in which nobody has chosen yet.
    bool m_isDue = false;
};

} // namespace kader::ui
