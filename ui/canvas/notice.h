#pragma once

#include "ui/canvas/glass.h"

class QLabel;

namespace kader::ui {

/// What a person should know of an image that is not, or not all, there: a headline, why, and what to do about it.
class Notice final : public Glass {
    Q_OBJECT

public:
    explicit Notice(QWidget *parent);

    struct Words {
        QString headline;
        QString detail = {};
        bool canRetry = false;

        bool operator==(const Words &) const = default;
    };
    void say(const Words &words);
    [[nodiscard]] const Words &words() const { return m_words; }

signals:
    void retried();

private:
    Words m_words;
    QLabel *m_headline;
    QLabel *m_detail;
    GlassButton *m_retry;
};

} // namespace kader::ui
