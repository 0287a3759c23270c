package gradio;

/**
 * What a server has to do at the moment.
 *
 * @param waiting calls that wait for their turn
 * @param running calls that run
 * @param streams event streams that are open
 * @param storedBytes of all uploads and results
 * @param hasRoom whether the disk has room for more
 * @param draining whether new calls are refused, because the server is about to stop
 */
public record Load(int waiting, int running, int streams, long storedBytes, boolean hasRoom, boolean draining) {}
