package textbehindimage.cutout.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import textbehindimage.cutout.Device;
import textbehindimage.cutout.ModelUnavailable;

/** What ONNX Runtime says on a GPU, in texts as its users have reported them. */
class OnnxFailuresTest {
    private static final String CONV =
            "Error code - ORT_RUNTIME_EXCEPTION - message: Non-zero status code returned while"
                    + " running Conv node. Name:'/squeeze/Conv' Status Message: ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bfc_arena.cc:376 Failed to allocate memory for requested buffer of size 4585490524 | NO_MEMORY",
                "bfc_arena.cc:359 Available memory of 1048576 is smaller than requested bytes of 67108864 | NO_MEMORY",
                "CUDA failure 2: out of memory ; GPU=0 ; hostname=h ; file=cuda_allocator.cc ; line=30 | NO_MEMORY",
                "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED ; GPU=0 ; hostname=h | NO_MEMORY",
                "CUDA failure 700: an illegal memory access was encountered ; GPU=0 ; hostname=h | DEVICE_LOST",
                "CUDA failure 719: unspecified launch failure ; GPU=0 ; hostname=h | DEVICE_LOST",
                "CUDA failure 98: invalid device function ; GPU=0 ; hostname=h | ONCE",
                "Exiting due to terminate flag being set to true. | ONCE",
            })
    void itsWordsAreUnderstood(String said, ModelUnavailable.Kind kind) {
        Exception failure = new Exception(CONV + said);
        ModelUnavailable told = OnnxFailures.of(failure, new Device.Cuda(0, 1, 0, true));
        assertEquals(
                new ModelUnavailable(
                                switch (kind) {
                                    case NO_MEMORY ->
                                        "There is not enough GPU memory for the model now. Please try again later.";
                                    case DEVICE_LOST -> "The GPU has failed.";
                                    case ONCE -> "The model failed on this photo.";
                                },
                                failure,
                                kind)
                        .toString(),
                told.toString());
        assertEquals(kind, told.kind());
        assertSame(failure, told.getCause());
    }
}
