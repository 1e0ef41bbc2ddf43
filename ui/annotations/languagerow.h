#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QToolButton;

namespace kader::ui {

class FlowLayout;

/// The languages that an annotation speaks, to go from one text to another, and a button for one more. With one text
/// there is only the button.
class LanguageRow final : public QWidget {
    Q_OBJECT

public:
    explicit LanguageRow(QWidget *parent = nullptr);

    /// As their tags; `current` is a position among them.
    void show(const QStringList &languages, int current);
    void setReadOnly(bool isReadOnly);

signals:
    void chosen(int position);
    /// Another text in that language is wanted.
    void wanted(const QString &language);

private:
    [[nodiscard]] QToolButton *makePill(const QString &language, int position);
    void offerLanguages();

    FlowLayout *m_flow;
    QToolButton *m_more;
    std::vector<QToolButton *> m_pills;
    QStringList m_languages;
};

} // namespace kader::ui
