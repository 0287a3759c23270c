package textbehindimage.cutout;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of a model: one on each GPU wanted, else one on the CPU.
 *
 * @param warning for anyone, where they are not what was hoped for
 */
record Sessions(List<Session> all, Optional<String> warning) {
    private static final Logger LOG = System.getLogger(Sessions.class.getName());

    private static final String ON_CPU =
            "The model runs on the CPU and not on a GPU, which is slower; the server's log says why.";

    record Session(Device device, Segmenter segmenter) {}

    /** Nobody falls back from a GPU without hearing of it: it is what users of such servers wonder about most. */
    static Sessions open(ModelSettings settings, Machine machine, SessionMaker maker) throws UnfitModel {
        ModelSettings.Gpu gpu = settings.gpu();
        boolean hoped = gpu == ModelSettings.Gpu.REQUIRED || gpu == ModelSettings.Gpu.AUTO && machine.raisesHopes();
        if (!hoped) return onCpu(settings, maker, Optional.empty());
        List<String> why = new ArrayList<>(machine.obstacle().stream().toList());
        List<Session> all = why.isEmpty() ? onGpus(settings.gpus(), maker, why) : List.of();
        String reasons = String.join("; ", why);
        if (!all.isEmpty()) {
            if (why.isEmpty()) return new Sessions(all, Optional.empty());
            LOG.log(Level.WARNING, "Not every GPU of tbi.gpu_devices can be used: " + reasons);
            return new Sessions(
                    all,
                    Optional.of("The model runs on " + all.size() + " of "
                            + settings.gpuDevices().size() + " GPUs; the server's log says why."));
        }
        if (gpu == ModelSettings.Gpu.REQUIRED)
            throw new UnfitModel(Trouble.NO_GPU, "tbi.gpu = required, and no GPU can be used: " + reasons);
        LOG.log(Level.WARNING, "The model runs on the CPU, since no GPU can be used: " + reasons);
        return onCpu(settings, maker, Optional.of(ON_CPU));
    }

    private static Sessions onCpu(ModelSettings settings, SessionMaker maker, Optional<String> warning)
            throws UnfitModel {
        Device cpu = settings.cpu();
        return new Sessions(List.of(new Session(cpu, maker.open(cpu))), warning);
    }

    /** @param why gets the reasons of those that do not work */
    private static List<Session> onGpus(List<Device> gpus, SessionMaker maker, List<String> why) {
        List<Session> all = new ArrayList<>();
        for (Device gpu : gpus) {
            try {
                all.add(new Session(gpu, maker.open(gpu)));
            } catch (UnfitModel e) {
                why.add(e.getMessage());
            }
        }
        return all;
    }
}
