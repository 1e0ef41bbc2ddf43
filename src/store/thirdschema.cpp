#include "store/thirdschema.h"

using namespace Qt::StringLiterals;

namespace kader::store {

QStringList thirdSchema()
{
    return {u"ALTER TABLE annotation ADD COLUMN checksum INTEGER"_s};
}

} // namespace kader::store
