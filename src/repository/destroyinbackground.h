#pragma once

#include <QThreadPool>

namespace kader::repository {

/// A deleter for what takes long to take apart: whoever lets go of it last does not wait for that.
struct DestroyInBackground {
    template <typename T>
    void operator()(T *large) const
    {
        if (QThreadPool *pool = QThreadPool::globalInstance())
            pool->start([large] { delete large; });
        else
            delete large; // The program ends.
    }
};

} // namespace kader::repository
