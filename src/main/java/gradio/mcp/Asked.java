package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.BadArguments;
import gradio.api.Endpoint;

/** What one request wants of an endpoint, and in which form it is told what comes of it. */
interface Asked {
    Endpoint endpoint();

    /**
     * The arguments in order of the endpoint's parameters.
     *
     * @throws BadArguments if they are not those that the endpoint takes
     */
    JsonNode data() throws BadArguments;

    /** What of a file of the result goes into the answer itself. */
    Excerpts excerpts();

    /**
     * The result of a call that has succeeded.
     *
     * @param data one value per output
     * @throws RpcFailure if what was asked for is not there
     */
    ObjectNode result(JsonNode data, CallFiles files) throws RpcFailure;

    /**
     * The result of a call that has failed.
     *
     * @throws RpcFailure if that is no result
     */
    default ObjectNode failed(String why) throws RpcFailure {
        throw new RpcFailure(200, RpcFailure.INTERNAL_ERROR, why, null);
    }
}
