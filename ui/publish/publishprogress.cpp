#include "ui/publish/publishprogress.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

PublishProgress::PublishProgress(QWidget *parent) : QDialog(parent), m_words(new QLabel(this))
{
    setObjectName(u"publish-progress"_s);
    setWindowTitle(tr("Saving"));
    m_words->setTextFormat(Qt::PlainText);
    auto *bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Saving"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_words);
    layout->addWidget(bar);
    layout->addWidget(buttons);
    setMinimumWidth(360);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &QDialog::show);
    m_patience.start(500ms);
}

void PublishProgress::say(const QString &words)
{
    m_words->setText(words);
}

} // namespace kader::ui
