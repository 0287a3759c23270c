# bin/setenv.sh, which catalina.sh reads before it starts Java.

# The heap. Each open event stream takes about 100 KB of it (gradio.max_streams, 1,000), and a photo up to 16 bytes for each of its
# pixels (tbi.max_pixels, 64 million) while it is cut out. The model's own memory comes on top, outside the heap.
CATALINA_OPTS="$CATALINA_OPTS -Xmx${TOMCAT_HEAP:-2g}"

# A JVM without memory is in no state to go on. It ends, and systemd or Kubernetes starts it again.
CATALINA_OPTS="$CATALINA_OPTS -XX:+ExitOnOutOfMemoryError"

# server.xml and the contexts may take variables of the environment: ${NAME:-default}.
CATALINA_OPTS="$CATALINA_OPTS -Dorg.apache.tomcat.util.digester.PROPERTY_SOURCE=org.apache.tomcat.util.digester.EnvironmentPropertySource"

# ONNX Runtime is native code, of which JDK 24 and newer warn. Tomcat 11 says so itself, 10.1 does not.
CATALINA_OPTS="$CATALINA_OPTS --enable-native-access=ALL-UNNAMED"

# ONNX Runtime unpacks its native library into Tomcat's temp directory. Where that is mounted "noexec", give it another:
# CATALINA_TMPDIR=/var/cache/tomcat

# With a WAR built for GPUs: where CUDA and cuDNN are, if the system's linker does not know.
# export LD_LIBRARY_PATH=/usr/local/cuda/lib64
