#pragma once

#include "iiif/upgrader.h"

namespace kader::iiif {

// What tells about a resource (upgradedescriptive.cpp)
void languageForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void metadataForm(Upgrader &upgrader, Value value, const Upgradee &owner);
/// A member that became an entry of the metadata, labelled by its name.
void entryForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void attributionForm(Upgrader &upgrader, Value value, const Upgradee &owner);
/// A language map of one text in no language; nothing for an empty one.
void writePlainMap(Upgrader &upgrader, const QString &text);
void writeMetadataEntry(Upgrader &upgrader, const QString &label, Value value);
/// A language map: strings, `{"@value", "@language"}`, maps, and lists of these. Nothing where there is no text.
void writeLanguageMap(Upgrader &upgrader, Value value);

// Rights and providers (upgraderights.cpp)
void rightsForm(Upgrader &upgrader, Value value, const Upgradee &owner);
/// What of a licence is not told by the rights.
void licenceEntryForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void providerForm(Upgrader &upgrader, Value value, const Upgradee &owner);

// Links and values (upgradelinks.cpp)
void homepageForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void relatedEntryForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void renderingForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void linkForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void imageForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void partOfForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void startForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void layerLinkForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void pageLinkForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void collectionLinkForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void behaviorForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void copyForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void elementsForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void numberForm(Upgrader &upgrader, Value value, const Upgradee &owner);
/// Writes a link from a string or an object; `type` is what it is unless it says so itself.
void writeLink(Upgrader &upgrader, Value value, const QByteArray &type, bool needsLabel = false);
/// Writes an image, sound, text or anything else by its address, service and format.
void writeContent(Upgrader &upgrader, Value value, const QByteArray &type);

// Services (upgradeservices.cpp)
void serviceForm(Upgrader &upgrader, Value value, const Upgradee &owner);
/// The address of the whole image at the service of an image that has no other one; else empty.
[[nodiscard]] QByteArray addressFromService(Value image);

// Manifests and collections (upgrademanifest.cpp)
void canvasesForm(Upgrader &upgrader, Value value, const Upgradee &owner);
/// What only further sequences of a manifest have, each once.
[[nodiscard]] std::vector<Value> furtherCanvases(const Upgradee &manifest);
void paintingPageForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void annotationListsForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void collectionItemsForm(Upgrader &upgrader, Value value, const Upgradee &owner);

// Ranges (upgraderanges.cpp)
void structuresForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void rangeItemsForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void finishRange(Upgrader &upgrader, const Upgradee &owner);
/// The further sequences, unless structuresForm() writes them.
void pageOrdersForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void pageOrderItemsForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void pageOrderBehaviorForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void finishPageOrder(Upgrader &upgrader, const Upgradee &owner);

// Annotations (upgradeannotations.cpp, upgradetargets.cpp)
void annotationsForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void writeUpgradedAnnotation(Upgrader &upgrader, Value value, const UpgradeAs &as);
void motivationForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void bodyForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void alternativesForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void sourceForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void plainTextForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void stylesheetForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void finishAnnotation(Upgrader &upgrader, const Upgradee &owner);
void finishText(Upgrader &upgrader, const Upgradee &owner);
void targetForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void targetSourceForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void selectorForm(Upgrader &upgrader, Value value, const Upgradee &owner);
void finishSelector(Upgrader &upgrader, const Upgradee &owner);

} // namespace kader::iiif
