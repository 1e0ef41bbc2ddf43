#pragma once

#include <QtGlobal>

namespace kader::test {

/// How often something random is tried: `usual` in a test run, many times that in `./dev soak tests`.
inline int times(int usual)
{
    return usual * qMax(1, qEnvironmentVariableIntValue("KADER_SOAK"));
}

} // namespace kader::test
