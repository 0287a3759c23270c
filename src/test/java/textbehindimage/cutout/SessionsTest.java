package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A GPU where there is one, and never the CPU in its place without a word. */
class SessionsTest {
    private static final Machine GPU = new Machine(true, Optional.empty());
    private static final Machine NONE = new Machine(false, Optional.of("no NVIDIA driver is installed"));
    private static final Machine NO_DRIVER = new Machine(true, Optional.of("no NVIDIA driver is installed"));
    private static final Machine NO_CUDA = new Machine(false, Optional.empty());

    private final List<Device> opened = new ArrayList<>();
    private final List<Integer> defect = new ArrayList<>();

    @Test
    void oneSessionOnEachGpuWanted() throws Exception {
        Sessions sessions = open(ModelSettings.Gpu.AUTO, GPU, 0, 2);
        assertEquals(List.of(gpu(0), gpu(2)), opened);
        assertEquals(2, sessions.all().size());
        assertEquals(Optional.empty(), sessions.warning());
    }

    @Test
    void whereNobodyHopesForAGpuTheCpuIsNoNews() throws Exception {
        assertEquals(Optional.empty(), open(ModelSettings.Gpu.AUTO, NONE, 0).warning());
        assertEquals(Optional.empty(), open(ModelSettings.Gpu.OFF, GPU, 0).warning());
        assertEquals(List.of(new Device.Cpu(3), new Device.Cpu(3)), opened);
    }

    /** The driver without the right ONNX Runtime, that without a driver, and a GPU that fails: each falls back, and says so. */
    @Test
    void fallingBackIsSaid() throws Exception {
        Optional<String> said =
                Optional.of("The model runs on the CPU and not on a GPU, which is slower; the server's log says why.");
        try (Records records = new Records()) {
            assertEquals(said, open(ModelSettings.Gpu.AUTO, NO_DRIVER, 0).warning());
            assertEquals(said, open(ModelSettings.Gpu.AUTO, NO_CUDA, 0).warning());
            defect.add(0);
            assertEquals(said, open(ModelSettings.Gpu.AUTO, GPU, 0).warning());
            assertEquals(
                    List.of(
                            "WARNING The model runs on the CPU, since no GPU can be used: no NVIDIA driver is installed",
                            "WARNING The model runs on the CPU, since no GPU can be used: ONNX Runtime is the one for CPUs"
                                    + " only; mvn -Pgpu package packs the other, for which the container has to be restarted",
                            "WARNING The model runs on the CPU, since no GPU can be used: GPU 0 is defect"),
                    records.all());
        }
        Device cpu = new Device.Cpu(3);
        assertEquals(List.of(cpu, cpu, gpu(0), cpu), opened);
    }

    @Test
    void oneOfSeveralThatFailsIsLeftOut() throws Exception {
        defect.add(1);
        try (Records records = new Records()) {
            Sessions sessions = open(ModelSettings.Gpu.AUTO, GPU, 0, 1);
            assertEquals(
                    List.of(gpu(0)),
                    sessions.all().stream().map(Sessions.Session::device).toList());
            assertEquals(Optional.of("The model runs on 1 of 2 GPUs; the server's log says why."), sessions.warning());
            assertEquals(
                    List.of("WARNING Not every GPU of tbi.gpu_devices can be used: GPU 1 is defect"), records.all());
        }
    }

    @Test
    void whereAGpuIsRequiredNothingElseWillDo() {
        for (Machine machine : List.of(NONE, NO_DRIVER, NO_CUDA)) {
            UnfitModel e = assertThrows(UnfitModel.class, () -> open(ModelSettings.Gpu.REQUIRED, machine, 0));
            assertEquals(
                    "tbi.gpu = required, and no GPU can be used: "
                            + machine.obstacle().orElseThrow(),
                    e.getMessage());
            assertEquals(Trouble.NO_GPU, e.trouble());
        }
        defect.add(0);
        UnfitModel e = assertThrows(UnfitModel.class, () -> open(ModelSettings.Gpu.REQUIRED, GPU, 0));
        assertEquals("tbi.gpu = required, and no GPU can be used: GPU 0 is defect", e.getMessage());
        assertEquals(List.of(gpu(0)), opened);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Linux | - | /dev/nvidiactl | -",
                "Linux | - | /proc/driver/nvidia/version | -",
                "Linux | 1,0 | /dev/nvidiactl | -",
                "Linux | - | /nothing | no NVIDIA driver is installed",
                "Linux | '' | /dev/nvidiactl | CUDA_VISIBLE_DEVICES = \"\" hides every GPU",
                "Linux | -1 | /dev/nvidiactl | CUDA_VISIBLE_DEVICES = \"-1\" hides every GPU",
                "Mac OS X | - | /nothing | no NVIDIA driver is installed",
                "Windows 11 | - | root/System32/nvcuda.dll | -",
                "Windows 11 | - | /dev/nvidiactl | no NVIDIA driver is installed",
            })
    void theDriverIsLookedFor(String system, String visible, String there, String lack) {
        Map<String, String> environment = visible == null
                ? Map.of("SystemRoot", "root")
                : Map.of("SystemRoot", "root", "CUDA_VISIBLE_DEVICES", visible);
        Set<Path> files = Set.of(Path.of(there));
        assertEquals(Optional.ofNullable(lack), Machine.lack(system, environment::get, files::contains));
    }

    private static Device gpu(int id) {
        return new Device.Cuda(id, 3, 1 << 30, false);
    }

    private Sessions open(ModelSettings.Gpu gpu, Machine machine, Integer... devices) throws UnfitModel {
        ModelSettings settings = new ModelSettings(3, Duration.ofMinutes(1), gpu, List.of(devices), 1 << 30, false);
        return Sessions.open(settings, machine, device -> {
            opened.add(device);
            if (device instanceof Device.Cuda cuda && defect.contains(cuda.id()))
                throw new UnfitModel("GPU " + cuda.id() + " is defect");
            return new HandMade(photo -> HandMade.mask());
        });
    }
}
