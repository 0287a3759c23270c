package gradio.http;

import gradio.api.Registry;
import gradio.files.FileStore;
import gradio.files.RemoteFile;
import gradio.queue.EventQueue;
import gradio.web.BaseUrl;
import gradio.web.Callers;
import gradio.web.Login;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.concurrent.ScheduledExecutorService;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.jspecify.annotations.Nullable;

/** All resources of one server; register it with Jersey. */
public final class Resources implements Feature {
    private final Registry registry;
    private final EventQueue queue;
    private final FileStore store;
    private final @Nullable RemoteFile remote;
    private final Uploads uploads;
    private final BaseUrl baseUrl;
    private final Callers callers;
    private final ScheduledExecutorService timer;
    private final Facts facts;
    private final Tracker tracker;
    private final Description description;
    private final OpenApi openApi;
    private final Llms llms;

    /** @param remote fetches files that callers name by URL; null if that is not allowed */
    public Resources(
            Registry registry,
            EventQueue queue,
            FileStore store,
            @Nullable RemoteFile remote,
            Uploads uploads,
            BaseUrl baseUrl,
            Callers callers,
            ScheduledExecutorService timer,
            Facts facts) {
        this.registry = registry;
        this.queue = queue;
        this.store = store;
        this.remote = remote;
        this.uploads = uploads;
        this.baseUrl = baseUrl;
        this.timer = timer;
        this.facts = facts;
        this.tracker = new Tracker(timer, System::nanoTime);
        this.callers = callers;
        this.description = new Description(registry, facts);
        this.openApi = new OpenApi(registry, facts);
        this.llms = new Llms(registry, facts);
    }

    /** Ends in words what is neither a call nor a stream; without effect the second time. */
    public void stop() {
        uploads.stop();
        tracker.stop();
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new JsonBodies());
        context.register(new ErrorMapper());
        Login login = callers.login();
        context.register(new LoginFilter(login, callers.uploads()));
        context.register(new RateFilter(callers));
        context.register(new Unpacked());
        context.register(new EarlierCookies());
        context.register(new Typed());
        context.register(new Methods());
        context.register(new Aliases());

        Requests requests = new Requests(baseUrl, store, remote, callers);
        context.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(registry).to(Registry.class);
                bind(queue).to(EventQueue.class);
                bind(store).to(FileStore.class);
                bind(uploads).to(Uploads.class);
                bind(tracker).to(Tracker.class);
                bind(timer).to(ScheduledExecutorService.class);
                bind(facts).to(Facts.class);
                bind(login).to(Login.class);
                bind(description).to(Description.class);
                bind(openApi).to(OpenApi.class);
                bind(llms).to(Llms.class);
                bind(requests).to(Requests.class);
                bind(new Calls(registry, requests, queue)).to(Calls.class);
                bind(new Bodies(facts.maxBodySize())).to(Bodies.class);
            }
        });
        context.register(ConfigResource.class);
        context.register(LoginResource.class);
        context.register(InfoResource.class);
        context.register(DocsResource.class);
        context.register(LlmsResource.class);
        context.register(UploadResource.class);
        context.register(UploadProgressResource.class);
        context.register(FileResource.class);
        context.register(QueueResource.class);
        context.register(CallResource.class);
        context.register(RunResource.class);
        return true;
    }
}
