#pragma once

#include "curation/annotationwords.h"
#include "curation/tagvocabulary.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCompleter;
class QLineEdit;
class QStandardItemModel;
class QToolButton;

namespace kader::ui {

class FlowLayout;

/// Tags as chips with a field behind them for another one, which offers those that begin or go on as is typed.
/// Return or a comma takes what is typed; Backspace where nothing is typed goes to the last chip, and Delete, or a
/// press, takes a chip away.
class TagField final : public QWidget {
    Q_OBJECT

public:
    /// Answers what somebody typed with what it could mean.
    struct Terms {
        std::function<std::vector<curation::VocabularyTerm>(const QString &typed, int most)> find;
        std::function<curation::AnnotationTag(const QString &typed)> tagFor;
        std::function<void()> refresh; ///< Somebody is about to type.
    };

    explicit TagField(Terms terms, QWidget *parent = nullptr);

    void show(const std::vector<curation::AnnotationTag> &tags);
    void setReadOnly(bool isReadOnly);
    /// What can be chosen has changed.
    void renewOffers();
    /// Takes what is typed.
    void keep();
    void clearTyped();

signals:
    void added(const kader::curation::AnnotationTag &tag);
    /// Of those that are shown, from 0.
    void removed(int position);
    void vocabularyWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeField();
    [[nodiscard]] QToolButton *makeChip(const curation::AnnotationTag &tag);
    bool chipKey(QObject *chip, int key);
    bool fieldKey(int key);
    void offer(const QString &typed);
    void list(std::vector<curation::VocabularyTerm> offered);
    void take(const curation::AnnotationTag &tag);

    Terms m_terms;
    FlowLayout *m_flow;
    QLineEdit *m_typed;
    QCompleter *m_completer;
    QStandardItemModel *m_offers;
    std::vector<curation::VocabularyTerm> m_offered;
    std::vector<curation::AnnotationTag> m_tags;
    std::vector<QToolButton *> m_chips;
    bool m_isReadOnly = false;
};

} // namespace kader::ui
