#pragma once

#include <QProcess>
#include <QString>

#include <memory>

namespace kader::test {

/// An image server that is nobody's of this project, from the material beside it, on the loopback for as long as this
/// lives. Its data, which it makes when it starts for the first time, stay in the temporary folder.
class ImageServer final {
public:
    enum class Kind {
        Exact,   ///< Speaks many dialects of the Image API, by the path.
        Rounding ///< Rounds sizes down, so that its tiles are a pixel short. Needs the images of the other one.
    };

    explicit ImageServer(Kind kind);
    ~ImageServer();

    /// Why there is none, in words; empty when it answers.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString address(const QString &path) const;

private:
    void start(Kind kind, const QString &script);
    [[nodiscard]] bool answers() const;

    QProcess m_process;
    quint16 m_port = 0;
    QString m_problem;
};

} // namespace kader::test
