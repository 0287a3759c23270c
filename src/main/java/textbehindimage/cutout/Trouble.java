package textbehindimage.cutout;

/** Why no photo can be cut out now, in words for anyone. */
public enum Trouble {
    UNFIT("model_unavailable", "The model is not available; the server's log says why."),
    NO_GPU("gpu_required", "This server needs a GPU (tbi.gpu) and has none that it can use; its log says why."),
    WARMING_UP("warming_up", "The model is warming up."),
    HANGS("model_hangs", "The model does not answer any more; the server has to be restarted."),
    DEVICE_LOST("device_failed", "What runs the model has failed; the server has to be restarted."),
    NO_ROOM("disk_full", "The disk has no room for uploads."),
    DRAINING("draining", "The server finishes what it has and takes nothing new."),
    STOPPING("stopping", "The server is stopping.");

    private final String code;
    private final String sentence;

    Trouble(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** For programs. */
    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
