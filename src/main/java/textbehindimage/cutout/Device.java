package textbehindimage.cutout;

/** What a session runs on. Public because sessions are made in another class loader. */
public sealed interface Device {
    /** Of the CPU; on a GPU they take what it has no kernel for. */
    int threads();

    /** As shown to everybody. */
    String provider();

    record Cpu(int threads) implements Device {
        @Override
        public String provider() {
            return "CPU";
        }
    }

    /**
     * @param id as CUDA counts, from 0
     * @param memory bytes that the session may take at most; 0 for all there are
     * @param tf32 whether float32 factors may be rounded to 10 bits, which tensor cores need: about 1e-3 in a BiRefNet's logits
     */
    record Cuda(int id, int threads, long memory, boolean tf32) implements Device {
        @Override
        public String provider() {
            return "CUDA";
        }
    }
}
