package com.thebetterstore.cloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void a_port_that_somebody_has_is_not_to_be_had() throws IOException {
    try (var occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.listen(occupied.getLocalPort())).isEmpty();
    }
  }

  @Test
  void a_port_is_ours_from_the_moment_that_its_number_is_known() throws IOException {
    try (var port = Ports.listen(0).orElseThrow()) {
      var address = port.socket();
      assertThat(Ports.listen(address.getLocalPort())).isEmpty();
      assertThat(address.getInetAddress().isLoopbackAddress()).isTrue();
    }
  }
}
