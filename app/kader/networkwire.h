#pragma once

namespace kader::net {
class Client;
}

namespace kader::ui {
class Network;
}

/// Tells the window what the network does, and the network what the window wants of it. Both outlive what is said.
void connectNetwork(kader::net::Client &client, kader::ui::Network &network);
