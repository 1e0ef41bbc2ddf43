#pragma once

#include "curation/tagvocabulary.h"

#include <QLineEdit>

#include <optional>
#include <vector>

class QCompleter;
class QStandardItemModel;

namespace kader::ui {

class TagTerms;
class Workspace;

/// A field for one tag, which offers those that begin or go on as is typed.
class TagLine final : public QLineEdit {
    Q_OBJECT

public:
    explicit TagLine(Workspace &workspace, QWidget *parent = nullptr);

    /// What was chosen, or what the text means.
    [[nodiscard]] curation::AnnotationTag tag() const;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void offer(const QString &typed);
    void renewOffers();
    void choose(const QModelIndex &offered);

    TagTerms *m_terms;
    QStandardItemModel *m_offers;
    QCompleter *m_completer;
    std::vector<curation::VocabularyTerm> m_offered;
    QString m_typed; ///< Of which they are offered.
    std::optional<curation::AnnotationTag> m_chosen;
};

} // namespace kader::ui
