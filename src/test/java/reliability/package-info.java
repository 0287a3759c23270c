/**
 * What engine and app promise for when things go wrong, each promise as an experiment with a figure: it prints {@code Rnn figure=… limit=… PASS …}
 * (experiments and checks as numbered in reliability-and-security, sections 3 and 6). Those that take minutes are in the long lane.
 *
 * <table>
 *   <tr><td>R1</td><td>checks 29 (streams that are held), 31</td><td>{@link IdleStreamsIT}</td></tr>
 *   <tr><td>R2</td><td>check 32</td><td>{@link ManyJobsIT}</td></tr>
 *   <tr><td>R3</td><td>check 30</td><td>{@link DisconnectIT}</td></tr>
 *   <tr><td>R4</td><td></td><td>{@link CancelAnywhereIT}</td></tr>
 *   <tr><td>R5</td><td>check 27</td><td>{@link SlowReaderIT}</td></tr>
 *   <tr><td>R6</td><td>check 35</td><td>{@link KillIT}</td></tr>
 *   <tr><td>R7</td><td>check 34 (SIGTERM)</td><td>{@link TerminationIT}</td></tr>
 *   <tr><td>R8</td><td>check 34 (undeploy)</td><td>{@link UndeployIT}, {@link RedeployIT}</td></tr>
 *   <tr><td>R9</td><td></td><td>{@link TwentyDeploymentsIT} (long)</td></tr>
 *   <tr><td>R12, R13</td><td>checks 13 to 17</td><td>{@link PhotosIT}</td></tr>
 *   <tr><td>R14</td><td>checks 45, 54</td><td>{@link WrongTypesIT}</td></tr>
 *   <tr><td>R15</td><td>check 38</td><td>{@link WrongModelIT}</td></tr>
 *   <tr><td>R16</td><td></td><td>{@link GpuIT}</td></tr>
 *   <tr><td>R17</td><td></td><td>{@link GpuIT}, by a double</td></tr>
 *   <tr><td>R18</td><td></td><td>{@link InferenceFailureIT}</td></tr>
 *   <tr><td>R10, R11</td><td></td><td>{@link NoRoomIT}</td></tr>
 *   <tr><td>R19</td><td></td><td>{@link WorkerErrorsIT}</td></tr>
 *   <tr><td>R20</td><td></td><td>{@link SlowUploadsIT}</td></tr>
 *   <tr><td>R21</td><td></td><td>{@link ClockIT}</td></tr>
 *   <tr><td>R22</td><td></td><td>{@link InUseIT}</td></tr>
 *   <tr><td>R24</td><td></td><td>{@link SoakIT} (long)</td></tr>
 *   <tr><td>R25</td><td></td><td>{@code operators.CrowdIT} (long)</td></tr>
 *   <tr><td>R26</td><td>check 41</td><td>{@link SamePhotoIT}</td></tr>
 *   <tr><td>R27</td><td></td><td>{@code operators.IdleCutIT}</td></tr>
 *   <tr><td>R28</td><td></td><td>{@link SmallHeapIT} (long)</td></tr>
 *   <tr><td></td><td>check 43</td><td>{@link OutboundIT}</td></tr>
 * </table>
 */
@NullMarked
package reliability;

import org.jspecify.annotations.NullMarked;
