// Printed from firmware-api/proto by `make gen`. Never edit this file: edit the .proto and run `make gen`.
import * as $protobuf from "protobufjs/minimal.js";
import Long from "long";

/** Namespace smokestack. */
export namespace smokestack {

    /** Namespace bridge. */
    namespace bridge {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a ClientMessage.
             * @deprecated Use smokestack.bridge.v1.ClientMessage.$Properties instead.
             */
            interface IClientMessage extends smokestack.bridge.v1.ClientMessage.$Properties {
            }

            /** Represents a ClientMessage. */
            class ClientMessage {

                /**
                 * Constructs a new ClientMessage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.ClientMessage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ClientMessage hello. */
                hello?: (smokestack.bridge.v1.ClientHello.$Properties|null);

                /** ClientMessage batch. */
                batch?: (smokestack.bridge.v1.Batch.$Properties|null);

                /** ClientMessage cancel. */
                cancel?: (smokestack.bridge.v1.Cancel.$Properties|null);

                /** ClientMessage ping. */
                ping?: (smokestack.bridge.v1.Ping.$Properties|null);

                /** ClientMessage kind. */
                kind?: ("hello"|"batch"|"cancel"|"ping");

                /**
                 * Creates a new ClientMessage instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ClientMessage instance
                 */
                static create(properties: smokestack.bridge.v1.ClientMessage.$Shape): smokestack.bridge.v1.ClientMessage & smokestack.bridge.v1.ClientMessage.$Shape;
                static create(properties?: smokestack.bridge.v1.ClientMessage.$Properties): smokestack.bridge.v1.ClientMessage;

                /**
                 * Encodes the specified ClientMessage message. Does not implicitly {@link smokestack.bridge.v1.ClientMessage.verify|verify} messages.
                 * @param message ClientMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.ClientMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ClientMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.ClientMessage & smokestack.bridge.v1.ClientMessage.$Shape} ClientMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.ClientMessage & smokestack.bridge.v1.ClientMessage.$Shape;
            }

            namespace ClientMessage {

                /** Properties of a ClientMessage. */
                interface $Properties {

                    /** ClientMessage hello */
                    hello?: (smokestack.bridge.v1.ClientHello.$Properties|null);

                    /** ClientMessage batch */
                    batch?: (smokestack.bridge.v1.Batch.$Properties|null);

                    /** ClientMessage cancel */
                    cancel?: (smokestack.bridge.v1.Cancel.$Properties|null);

                    /** ClientMessage ping */
                    ping?: (smokestack.bridge.v1.Ping.$Properties|null);

                    /** ClientMessage kind */
                    kind?: ("hello"|"batch"|"cancel"|"ping");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ClientMessage. */
                type $Shape = {
                  hello?: smokestack.bridge.v1.ClientHello.$Shape|null;
                  batch?: smokestack.bridge.v1.Batch.$Shape|null;
                  cancel?: smokestack.bridge.v1.Cancel.$Shape|null;
                  ping?: smokestack.bridge.v1.Ping.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; hello?: null; batch?: null; cancel?: null; ping?: null }|{ kind?: "hello"; hello: smokestack.bridge.v1.ClientHello.$Shape; batch?: null; cancel?: null; ping?: null }|{ kind?: "batch"; hello?: null; batch: smokestack.bridge.v1.Batch.$Shape; cancel?: null; ping?: null }|{ kind?: "cancel"; hello?: null; batch?: null; cancel: smokestack.bridge.v1.Cancel.$Shape; ping?: null }|{ kind?: "ping"; hello?: null; batch?: null; cancel?: null; ping: smokestack.bridge.v1.Ping.$Shape })
                );
            }

            /**
             * Properties of a ServerMessage.
             * @deprecated Use smokestack.bridge.v1.ServerMessage.$Properties instead.
             */
            interface IServerMessage extends smokestack.bridge.v1.ServerMessage.$Properties {
            }

            /** Represents a ServerMessage. */
            class ServerMessage {

                /**
                 * Constructs a new ServerMessage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.ServerMessage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ServerMessage hello. */
                hello?: (smokestack.bridge.v1.ServerHello.$Properties|null);

                /** ServerMessage result. */
                result?: (smokestack.bridge.v1.BatchResult.$Properties|null);

                /** ServerMessage pushed. */
                pushed?: (smokestack.bridge.v1.Pushed.$Properties|null);

                /** ServerMessage pong. */
                pong?: (smokestack.bridge.v1.Pong.$Properties|null);

                /** ServerMessage error. */
                error?: (smokestack.bridge.v1.Error.$Properties|null);

                /** ServerMessage kind. */
                kind?: ("hello"|"result"|"pushed"|"pong"|"error");

                /**
                 * Creates a new ServerMessage instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServerMessage instance
                 */
                static create(properties: smokestack.bridge.v1.ServerMessage.$Shape): smokestack.bridge.v1.ServerMessage & smokestack.bridge.v1.ServerMessage.$Shape;
                static create(properties?: smokestack.bridge.v1.ServerMessage.$Properties): smokestack.bridge.v1.ServerMessage;

                /**
                 * Encodes the specified ServerMessage message. Does not implicitly {@link smokestack.bridge.v1.ServerMessage.verify|verify} messages.
                 * @param message ServerMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.ServerMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.ServerMessage & smokestack.bridge.v1.ServerMessage.$Shape} ServerMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.ServerMessage & smokestack.bridge.v1.ServerMessage.$Shape;
            }

            namespace ServerMessage {

                /** Properties of a ServerMessage. */
                interface $Properties {

                    /** ServerMessage hello */
                    hello?: (smokestack.bridge.v1.ServerHello.$Properties|null);

                    /** ServerMessage result */
                    result?: (smokestack.bridge.v1.BatchResult.$Properties|null);

                    /** ServerMessage pushed */
                    pushed?: (smokestack.bridge.v1.Pushed.$Properties|null);

                    /** ServerMessage pong */
                    pong?: (smokestack.bridge.v1.Pong.$Properties|null);

                    /** ServerMessage error */
                    error?: (smokestack.bridge.v1.Error.$Properties|null);

                    /** ServerMessage kind */
                    kind?: ("hello"|"result"|"pushed"|"pong"|"error");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ServerMessage. */
                type $Shape = {
                  hello?: smokestack.bridge.v1.ServerHello.$Shape|null;
                  result?: smokestack.bridge.v1.BatchResult.$Shape|null;
                  pushed?: smokestack.bridge.v1.Pushed.$Shape|null;
                  pong?: smokestack.bridge.v1.Pong.$Shape|null;
                  error?: smokestack.bridge.v1.Error.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; hello?: null; result?: null; pushed?: null; pong?: null; error?: null }|{ kind?: "hello"; hello: smokestack.bridge.v1.ServerHello.$Shape; result?: null; pushed?: null; pong?: null; error?: null }|{ kind?: "result"; hello?: null; result: smokestack.bridge.v1.BatchResult.$Shape; pushed?: null; pong?: null; error?: null }|{ kind?: "pushed"; hello?: null; result?: null; pushed: smokestack.bridge.v1.Pushed.$Shape; pong?: null; error?: null }|{ kind?: "pong"; hello?: null; result?: null; pushed?: null; pong: smokestack.bridge.v1.Pong.$Shape; error?: null }|{ kind?: "error"; hello?: null; result?: null; pushed?: null; pong?: null; error: smokestack.bridge.v1.Error.$Shape })
                );
            }

            /** ClockMode enum. */
            enum ClockMode {

                /** CLOCK_MODE_UNSPECIFIED value */
                CLOCK_MODE_UNSPECIFIED = 0,

                /** CLOCK_MODE_VIRTUAL value */
                CLOCK_MODE_VIRTUAL = 1,

                /** CLOCK_MODE_REALTIME value */
                CLOCK_MODE_REALTIME = 2
            }

            /** Role enum. */
            enum Role {

                /** ROLE_UNSPECIFIED value */
                ROLE_UNSPECIFIED = 0,

                /** ROLE_DRIVE value */
                ROLE_DRIVE = 1,

                /** ROLE_WATCH value */
                ROLE_WATCH = 2
            }

            /**
             * Properties of a ClientHello.
             * @deprecated Use smokestack.bridge.v1.ClientHello.$Properties instead.
             */
            interface IClientHello extends smokestack.bridge.v1.ClientHello.$Properties {
            }

            /** Represents a ClientHello. */
            class ClientHello {

                /**
                 * Constructs a new ClientHello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.ClientHello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ClientHello versionMin. */
                versionMin: number;

                /** ClientHello versionMax. */
                versionMax: number;

                /** ClientHello role. */
                role: smokestack.bridge.v1.Role;

                /** ClientHello clockMode. */
                clockMode: smokestack.bridge.v1.ClockMode;

                /** ClientHello client. */
                client: string;

                /** ClientHello layoutHash. */
                layoutHash: Uint8Array;

                /**
                 * Creates a new ClientHello instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ClientHello instance
                 */
                static create(properties: smokestack.bridge.v1.ClientHello.$Shape): smokestack.bridge.v1.ClientHello & smokestack.bridge.v1.ClientHello.$Shape;
                static create(properties?: smokestack.bridge.v1.ClientHello.$Properties): smokestack.bridge.v1.ClientHello;

                /**
                 * Encodes the specified ClientHello message. Does not implicitly {@link smokestack.bridge.v1.ClientHello.verify|verify} messages.
                 * @param message ClientHello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.ClientHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ClientHello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.ClientHello & smokestack.bridge.v1.ClientHello.$Shape} ClientHello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.ClientHello & smokestack.bridge.v1.ClientHello.$Shape;
            }

            namespace ClientHello {

                /** Properties of a ClientHello. */
                interface $Properties {

                    /** ClientHello versionMin */
                    versionMin?: (number|null);

                    /** ClientHello versionMax */
                    versionMax?: (number|null);

                    /** ClientHello role */
                    role?: (smokestack.bridge.v1.Role|null);

                    /** ClientHello clockMode */
                    clockMode?: (smokestack.bridge.v1.ClockMode|null);

                    /** ClientHello client */
                    client?: (string|null);

                    /** ClientHello layoutHash */
                    layoutHash?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ClientHello. */
                type $Shape = smokestack.bridge.v1.ClientHello.$Properties;
            }

            /**
             * Properties of a ServerHello.
             * @deprecated Use smokestack.bridge.v1.ServerHello.$Properties instead.
             */
            interface IServerHello extends smokestack.bridge.v1.ServerHello.$Properties {
            }

            /** Represents a ServerHello. */
            class ServerHello {

                /**
                 * Constructs a new ServerHello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.ServerHello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ServerHello version. */
                version: number;

                /** ServerHello clockMode. */
                clockMode: smokestack.bridge.v1.ClockMode;

                /** ServerHello layoutHash. */
                layoutHash: Uint8Array;

                /** ServerHello designHash. */
                designHash: Uint8Array;

                /** ServerHello target. */
                target: string;

                /** ServerHello parameters. */
                parameters?: (smokestack.bridge.v1.Parameters.$Properties|null);

                /** ServerHello windows. */
                windows: smokestack.bridge.v1.Window.$Properties[];

                /** ServerHello capabilities. */
                capabilities: string[];

                /** ServerHello timeScale. */
                timeScale: number;

                /** ServerHello engineLevel. */
                engineLevel: number;

                /** ServerHello cycle. */
                cycle: Long;

                /** ServerHello cyclesPerStrobe. */
                cyclesPerStrobe: number;

                /** ServerHello maxMessageBytes. */
                maxMessageBytes: number;

                /** ServerHello maxBatchOperations. */
                maxBatchOperations: number;

                /** ServerHello maxQueuedBatches. */
                maxQueuedBatches: number;

                /**
                 * Creates a new ServerHello instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServerHello instance
                 */
                static create(properties: smokestack.bridge.v1.ServerHello.$Shape): smokestack.bridge.v1.ServerHello & smokestack.bridge.v1.ServerHello.$Shape;
                static create(properties?: smokestack.bridge.v1.ServerHello.$Properties): smokestack.bridge.v1.ServerHello;

                /**
                 * Encodes the specified ServerHello message. Does not implicitly {@link smokestack.bridge.v1.ServerHello.verify|verify} messages.
                 * @param message ServerHello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.ServerHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerHello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.ServerHello & smokestack.bridge.v1.ServerHello.$Shape} ServerHello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.ServerHello & smokestack.bridge.v1.ServerHello.$Shape;
            }

            namespace ServerHello {

                /** Properties of a ServerHello. */
                interface $Properties {

                    /** ServerHello version */
                    version?: (number|null);

                    /** ServerHello clockMode */
                    clockMode?: (smokestack.bridge.v1.ClockMode|null);

                    /** ServerHello layoutHash */
                    layoutHash?: (Uint8Array|null);

                    /** ServerHello designHash */
                    designHash?: (Uint8Array|null);

                    /** ServerHello target */
                    target?: (string|null);

                    /** ServerHello parameters */
                    parameters?: (smokestack.bridge.v1.Parameters.$Properties|null);

                    /** ServerHello windows */
                    windows?: (smokestack.bridge.v1.Window.$Properties[]|null);

                    /** ServerHello capabilities */
                    capabilities?: (string[]|null);

                    /** ServerHello timeScale */
                    timeScale?: (number|null);

                    /** ServerHello engineLevel */
                    engineLevel?: (number|null);

                    /** ServerHello cycle */
                    cycle?: (Long|null);

                    /** ServerHello cyclesPerStrobe */
                    cyclesPerStrobe?: (number|null);

                    /** ServerHello maxMessageBytes */
                    maxMessageBytes?: (number|null);

                    /** ServerHello maxBatchOperations */
                    maxBatchOperations?: (number|null);

                    /** ServerHello maxQueuedBatches */
                    maxQueuedBatches?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ServerHello. */
                type $Shape = smokestack.bridge.v1.ServerHello.$Properties;
            }

            /**
             * Properties of a Parameters.
             * @deprecated Use smokestack.bridge.v1.Parameters.$Properties instead.
             */
            interface IParameters extends smokestack.bridge.v1.Parameters.$Properties {
            }

            /** Represents a Parameters. */
            class Parameters {

                /**
                 * Constructs a new Parameters.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Parameters.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Parameters connections. */
                connections: number;

                /** Parameters paths. */
                paths: number;

                /** Parameters neighbors. */
                neighbors: number;

                /** Parameters dataWidth. */
                dataWidth: number;

                /**
                 * Creates a new Parameters instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Parameters instance
                 */
                static create(properties: smokestack.bridge.v1.Parameters.$Shape): smokestack.bridge.v1.Parameters & smokestack.bridge.v1.Parameters.$Shape;
                static create(properties?: smokestack.bridge.v1.Parameters.$Properties): smokestack.bridge.v1.Parameters;

                /**
                 * Encodes the specified Parameters message. Does not implicitly {@link smokestack.bridge.v1.Parameters.verify|verify} messages.
                 * @param message Parameters message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Parameters.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Parameters message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Parameters & smokestack.bridge.v1.Parameters.$Shape} Parameters
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Parameters & smokestack.bridge.v1.Parameters.$Shape;
            }

            namespace Parameters {

                /** Properties of a Parameters. */
                interface $Properties {

                    /** Parameters connections */
                    connections?: (number|null);

                    /** Parameters paths */
                    paths?: (number|null);

                    /** Parameters neighbors */
                    neighbors?: (number|null);

                    /** Parameters dataWidth */
                    dataWidth?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Parameters. */
                type $Shape = smokestack.bridge.v1.Parameters.$Properties;
            }

            /** Space enum. */
            enum Space {

                /** SPACE_UNSPECIFIED value */
                SPACE_UNSPECIFIED = 0,

                /** SPACE_HOST value */
                SPACE_HOST = 1,

                /** SPACE_NIC value */
                SPACE_NIC = 2
            }

            /**
             * Properties of a Window.
             * @deprecated Use smokestack.bridge.v1.Window.$Properties instead.
             */
            interface IWindow extends smokestack.bridge.v1.Window.$Properties {
            }

            /** Represents a Window. */
            class Window {

                /**
                 * Constructs a new Window.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Window.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Window space. */
                space: smokestack.bridge.v1.Space;

                /** Window base. */
                base: Long;

                /** Window bytes. */
                bytes: Long;

                /**
                 * Creates a new Window instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Window instance
                 */
                static create(properties: smokestack.bridge.v1.Window.$Shape): smokestack.bridge.v1.Window & smokestack.bridge.v1.Window.$Shape;
                static create(properties?: smokestack.bridge.v1.Window.$Properties): smokestack.bridge.v1.Window;

                /**
                 * Encodes the specified Window message. Does not implicitly {@link smokestack.bridge.v1.Window.verify|verify} messages.
                 * @param message Window message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Window.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Window message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Window & smokestack.bridge.v1.Window.$Shape} Window
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Window & smokestack.bridge.v1.Window.$Shape;
            }

            namespace Window {

                /** Properties of a Window. */
                interface $Properties {

                    /** Window space */
                    space?: (smokestack.bridge.v1.Space|null);

                    /** Window base */
                    base?: (Long|null);

                    /** Window bytes */
                    bytes?: (Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Window. */
                type $Shape = smokestack.bridge.v1.Window.$Properties;
            }

            /**
             * Properties of a Batch.
             * @deprecated Use smokestack.bridge.v1.Batch.$Properties instead.
             */
            interface IBatch extends smokestack.bridge.v1.Batch.$Properties {
            }

            /** Represents a Batch. */
            class Batch {

                /**
                 * Constructs a new Batch.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Batch.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Batch id. */
                id: Long;

                /** Batch operations. */
                operations: smokestack.bridge.v1.Operation.$Properties[];

                /**
                 * Creates a new Batch instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Batch instance
                 */
                static create(properties: smokestack.bridge.v1.Batch.$Shape): smokestack.bridge.v1.Batch & smokestack.bridge.v1.Batch.$Shape;
                static create(properties?: smokestack.bridge.v1.Batch.$Properties): smokestack.bridge.v1.Batch;

                /**
                 * Encodes the specified Batch message. Does not implicitly {@link smokestack.bridge.v1.Batch.verify|verify} messages.
                 * @param message Batch message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Batch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Batch message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Batch & smokestack.bridge.v1.Batch.$Shape} Batch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Batch & smokestack.bridge.v1.Batch.$Shape;
            }

            namespace Batch {

                /** Properties of a Batch. */
                interface $Properties {

                    /** Batch id */
                    id?: (Long|null);

                    /** Batch operations */
                    operations?: (smokestack.bridge.v1.Operation.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Batch. */
                type $Shape = {
                  id?: Long|null;
                  operations?: smokestack.bridge.v1.Operation.$Shape[]|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of an Operation.
             * @deprecated Use smokestack.bridge.v1.Operation.$Properties instead.
             */
            interface IOperation extends smokestack.bridge.v1.Operation.$Properties {
            }

            /** Represents an Operation. */
            class Operation {

                /**
                 * Constructs a new Operation.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Operation.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Operation registerRead. */
                registerRead?: (smokestack.bridge.v1.RegisterRead.$Properties|null);

                /** Operation registerWrite. */
                registerWrite?: (smokestack.bridge.v1.RegisterWrite.$Properties|null);

                /** Operation memoryRead. */
                memoryRead?: (smokestack.bridge.v1.MemoryRead.$Properties|null);

                /** Operation memoryWrite. */
                memoryWrite?: (smokestack.bridge.v1.MemoryWrite.$Properties|null);

                /** Operation frameIn. */
                frameIn?: (smokestack.bridge.v1.FrameIn.$Properties|null);

                /** Operation run. */
                run?: (smokestack.bridge.v1.Run.$Properties|null);

                /** Operation strobe. */
                strobe?: (smokestack.bridge.v1.Strobe.$Properties|null);

                /** Operation waves. */
                waves?: (smokestack.bridge.v1.Waves.$Properties|null);

                /** Operation reset. */
                reset?: (smokestack.bridge.v1.Reset.$Properties|null);

                /** Operation watchRing. */
                watchRing?: (smokestack.bridge.v1.WatchRing.$Properties|null);

                /** Operation subscribe. */
                subscribe?: (smokestack.bridge.v1.Subscribe.$Properties|null);

                /** Operation checkpoint. */
                checkpoint?: (smokestack.bridge.v1.Checkpoint.$Properties|null);

                /** Operation kind. */
                kind?: ("registerRead"|"registerWrite"|"memoryRead"|"memoryWrite"|"frameIn"|"run"|"strobe"|"waves"|"reset"|"watchRing"|"subscribe"|"checkpoint");

                /**
                 * Creates a new Operation instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Operation instance
                 */
                static create(properties: smokestack.bridge.v1.Operation.$Shape): smokestack.bridge.v1.Operation & smokestack.bridge.v1.Operation.$Shape;
                static create(properties?: smokestack.bridge.v1.Operation.$Properties): smokestack.bridge.v1.Operation;

                /**
                 * Encodes the specified Operation message. Does not implicitly {@link smokestack.bridge.v1.Operation.verify|verify} messages.
                 * @param message Operation message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Operation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Operation message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Operation & smokestack.bridge.v1.Operation.$Shape} Operation
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Operation & smokestack.bridge.v1.Operation.$Shape;
            }

            namespace Operation {

                /** Properties of an Operation. */
                interface $Properties {

                    /** Operation registerRead */
                    registerRead?: (smokestack.bridge.v1.RegisterRead.$Properties|null);

                    /** Operation registerWrite */
                    registerWrite?: (smokestack.bridge.v1.RegisterWrite.$Properties|null);

                    /** Operation memoryRead */
                    memoryRead?: (smokestack.bridge.v1.MemoryRead.$Properties|null);

                    /** Operation memoryWrite */
                    memoryWrite?: (smokestack.bridge.v1.MemoryWrite.$Properties|null);

                    /** Operation frameIn */
                    frameIn?: (smokestack.bridge.v1.FrameIn.$Properties|null);

                    /** Operation run */
                    run?: (smokestack.bridge.v1.Run.$Properties|null);

                    /** Operation strobe */
                    strobe?: (smokestack.bridge.v1.Strobe.$Properties|null);

                    /** Operation waves */
                    waves?: (smokestack.bridge.v1.Waves.$Properties|null);

                    /** Operation reset */
                    reset?: (smokestack.bridge.v1.Reset.$Properties|null);

                    /** Operation watchRing */
                    watchRing?: (smokestack.bridge.v1.WatchRing.$Properties|null);

                    /** Operation subscribe */
                    subscribe?: (smokestack.bridge.v1.Subscribe.$Properties|null);

                    /** Operation checkpoint */
                    checkpoint?: (smokestack.bridge.v1.Checkpoint.$Properties|null);

                    /** Operation kind */
                    kind?: ("registerRead"|"registerWrite"|"memoryRead"|"memoryWrite"|"frameIn"|"run"|"strobe"|"waves"|"reset"|"watchRing"|"subscribe"|"checkpoint");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of an Operation. */
                type $Shape = {
                  registerRead?: smokestack.bridge.v1.RegisterRead.$Shape|null;
                  registerWrite?: smokestack.bridge.v1.RegisterWrite.$Shape|null;
                  memoryRead?: smokestack.bridge.v1.MemoryRead.$Shape|null;
                  memoryWrite?: smokestack.bridge.v1.MemoryWrite.$Shape|null;
                  frameIn?: smokestack.bridge.v1.FrameIn.$Shape|null;
                  run?: smokestack.bridge.v1.Run.$Shape|null;
                  strobe?: smokestack.bridge.v1.Strobe.$Shape|null;
                  waves?: smokestack.bridge.v1.Waves.$Shape|null;
                  reset?: smokestack.bridge.v1.Reset.$Shape|null;
                  watchRing?: smokestack.bridge.v1.WatchRing.$Shape|null;
                  subscribe?: smokestack.bridge.v1.Subscribe.$Shape|null;
                  checkpoint?: smokestack.bridge.v1.Checkpoint.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "registerRead"; registerRead: smokestack.bridge.v1.RegisterRead.$Shape; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "registerWrite"; registerRead?: null; registerWrite: smokestack.bridge.v1.RegisterWrite.$Shape; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "memoryRead"; registerRead?: null; registerWrite?: null; memoryRead: smokestack.bridge.v1.MemoryRead.$Shape; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "memoryWrite"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite: smokestack.bridge.v1.MemoryWrite.$Shape; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "frameIn"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn: smokestack.bridge.v1.FrameIn.$Shape; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "run"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run: smokestack.bridge.v1.Run.$Shape; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "strobe"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe: smokestack.bridge.v1.Strobe.$Shape; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "waves"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves: smokestack.bridge.v1.Waves.$Shape; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "reset"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset: smokestack.bridge.v1.Reset.$Shape; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "watchRing"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing: smokestack.bridge.v1.WatchRing.$Shape; subscribe?: null; checkpoint?: null }|{ kind?: "subscribe"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe: smokestack.bridge.v1.Subscribe.$Shape; checkpoint?: null }|{ kind?: "checkpoint"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint: smokestack.bridge.v1.Checkpoint.$Shape })
                );
            }

            /**
             * Properties of a RegisterRead.
             * @deprecated Use smokestack.bridge.v1.RegisterRead.$Properties instead.
             */
            interface IRegisterRead extends smokestack.bridge.v1.RegisterRead.$Properties {
            }

            /** Represents a RegisterRead. */
            class RegisterRead {

                /**
                 * Constructs a new RegisterRead.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.RegisterRead.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RegisterRead address. */
                address: number;

                /** RegisterRead count. */
                count: number;

                /**
                 * Creates a new RegisterRead instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns RegisterRead instance
                 */
                static create(properties: smokestack.bridge.v1.RegisterRead.$Shape): smokestack.bridge.v1.RegisterRead & smokestack.bridge.v1.RegisterRead.$Shape;
                static create(properties?: smokestack.bridge.v1.RegisterRead.$Properties): smokestack.bridge.v1.RegisterRead;

                /**
                 * Encodes the specified RegisterRead message. Does not implicitly {@link smokestack.bridge.v1.RegisterRead.verify|verify} messages.
                 * @param message RegisterRead message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.RegisterRead.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RegisterRead message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.RegisterRead & smokestack.bridge.v1.RegisterRead.$Shape} RegisterRead
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.RegisterRead & smokestack.bridge.v1.RegisterRead.$Shape;
            }

            namespace RegisterRead {

                /** Properties of a RegisterRead. */
                interface $Properties {

                    /** RegisterRead address */
                    address?: (number|null);

                    /** RegisterRead count */
                    count?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RegisterRead. */
                type $Shape = smokestack.bridge.v1.RegisterRead.$Properties;
            }

            /**
             * Properties of a RegisterWrite.
             * @deprecated Use smokestack.bridge.v1.RegisterWrite.$Properties instead.
             */
            interface IRegisterWrite extends smokestack.bridge.v1.RegisterWrite.$Properties {
            }

            /** Represents a RegisterWrite. */
            class RegisterWrite {

                /**
                 * Constructs a new RegisterWrite.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.RegisterWrite.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RegisterWrite address. */
                address: number;

                /** RegisterWrite value. */
                value: number;

                /**
                 * Creates a new RegisterWrite instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns RegisterWrite instance
                 */
                static create(properties: smokestack.bridge.v1.RegisterWrite.$Shape): smokestack.bridge.v1.RegisterWrite & smokestack.bridge.v1.RegisterWrite.$Shape;
                static create(properties?: smokestack.bridge.v1.RegisterWrite.$Properties): smokestack.bridge.v1.RegisterWrite;

                /**
                 * Encodes the specified RegisterWrite message. Does not implicitly {@link smokestack.bridge.v1.RegisterWrite.verify|verify} messages.
                 * @param message RegisterWrite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.RegisterWrite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RegisterWrite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.RegisterWrite & smokestack.bridge.v1.RegisterWrite.$Shape} RegisterWrite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.RegisterWrite & smokestack.bridge.v1.RegisterWrite.$Shape;
            }

            namespace RegisterWrite {

                /** Properties of a RegisterWrite. */
                interface $Properties {

                    /** RegisterWrite address */
                    address?: (number|null);

                    /** RegisterWrite value */
                    value?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RegisterWrite. */
                type $Shape = smokestack.bridge.v1.RegisterWrite.$Properties;
            }

            /**
             * Properties of a MemoryRead.
             * @deprecated Use smokestack.bridge.v1.MemoryRead.$Properties instead.
             */
            interface IMemoryRead extends smokestack.bridge.v1.MemoryRead.$Properties {
            }

            /** Represents a MemoryRead. */
            class MemoryRead {

                /**
                 * Constructs a new MemoryRead.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.MemoryRead.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MemoryRead space. */
                space: smokestack.bridge.v1.Space;

                /** MemoryRead address. */
                address: Long;

                /** MemoryRead bytes. */
                bytes: number;

                /**
                 * Creates a new MemoryRead instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns MemoryRead instance
                 */
                static create(properties: smokestack.bridge.v1.MemoryRead.$Shape): smokestack.bridge.v1.MemoryRead & smokestack.bridge.v1.MemoryRead.$Shape;
                static create(properties?: smokestack.bridge.v1.MemoryRead.$Properties): smokestack.bridge.v1.MemoryRead;

                /**
                 * Encodes the specified MemoryRead message. Does not implicitly {@link smokestack.bridge.v1.MemoryRead.verify|verify} messages.
                 * @param message MemoryRead message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.MemoryRead.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MemoryRead message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.MemoryRead & smokestack.bridge.v1.MemoryRead.$Shape} MemoryRead
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.MemoryRead & smokestack.bridge.v1.MemoryRead.$Shape;
            }

            namespace MemoryRead {

                /** Properties of a MemoryRead. */
                interface $Properties {

                    /** MemoryRead space */
                    space?: (smokestack.bridge.v1.Space|null);

                    /** MemoryRead address */
                    address?: (Long|null);

                    /** MemoryRead bytes */
                    bytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MemoryRead. */
                type $Shape = smokestack.bridge.v1.MemoryRead.$Properties;
            }

            /**
             * Properties of a MemoryWrite.
             * @deprecated Use smokestack.bridge.v1.MemoryWrite.$Properties instead.
             */
            interface IMemoryWrite extends smokestack.bridge.v1.MemoryWrite.$Properties {
            }

            /** Represents a MemoryWrite. */
            class MemoryWrite {

                /**
                 * Constructs a new MemoryWrite.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.MemoryWrite.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MemoryWrite space. */
                space: smokestack.bridge.v1.Space;

                /** MemoryWrite address. */
                address: Long;

                /** MemoryWrite data. */
                data: Uint8Array;

                /**
                 * Creates a new MemoryWrite instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns MemoryWrite instance
                 */
                static create(properties: smokestack.bridge.v1.MemoryWrite.$Shape): smokestack.bridge.v1.MemoryWrite & smokestack.bridge.v1.MemoryWrite.$Shape;
                static create(properties?: smokestack.bridge.v1.MemoryWrite.$Properties): smokestack.bridge.v1.MemoryWrite;

                /**
                 * Encodes the specified MemoryWrite message. Does not implicitly {@link smokestack.bridge.v1.MemoryWrite.verify|verify} messages.
                 * @param message MemoryWrite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.MemoryWrite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MemoryWrite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.MemoryWrite & smokestack.bridge.v1.MemoryWrite.$Shape} MemoryWrite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.MemoryWrite & smokestack.bridge.v1.MemoryWrite.$Shape;
            }

            namespace MemoryWrite {

                /** Properties of a MemoryWrite. */
                interface $Properties {

                    /** MemoryWrite space */
                    space?: (smokestack.bridge.v1.Space|null);

                    /** MemoryWrite address */
                    address?: (Long|null);

                    /** MemoryWrite data */
                    data?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MemoryWrite. */
                type $Shape = smokestack.bridge.v1.MemoryWrite.$Properties;
            }

            /**
             * Properties of a FrameIn.
             * @deprecated Use smokestack.bridge.v1.FrameIn.$Properties instead.
             */
            interface IFrameIn extends smokestack.bridge.v1.FrameIn.$Properties {
            }

            /** Represents a FrameIn. */
            class FrameIn {

                /**
                 * Constructs a new FrameIn.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.FrameIn.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FrameIn frames. */
                frames: Uint8Array[];

                /** FrameIn errored. */
                errored: boolean;

                /**
                 * Creates a new FrameIn instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FrameIn instance
                 */
                static create(properties: smokestack.bridge.v1.FrameIn.$Shape): smokestack.bridge.v1.FrameIn & smokestack.bridge.v1.FrameIn.$Shape;
                static create(properties?: smokestack.bridge.v1.FrameIn.$Properties): smokestack.bridge.v1.FrameIn;

                /**
                 * Encodes the specified FrameIn message. Does not implicitly {@link smokestack.bridge.v1.FrameIn.verify|verify} messages.
                 * @param message FrameIn message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.FrameIn.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FrameIn message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.FrameIn & smokestack.bridge.v1.FrameIn.$Shape} FrameIn
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.FrameIn & smokestack.bridge.v1.FrameIn.$Shape;
            }

            namespace FrameIn {

                /** Properties of a FrameIn. */
                interface $Properties {

                    /** FrameIn frames */
                    frames?: (Uint8Array[]|null);

                    /** FrameIn errored */
                    errored?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FrameIn. */
                type $Shape = smokestack.bridge.v1.FrameIn.$Properties;
            }

            /**
             * Properties of a Run.
             * @deprecated Use smokestack.bridge.v1.Run.$Properties instead.
             */
            interface IRun extends smokestack.bridge.v1.Run.$Properties {
            }

            /** Represents a Run. */
            class Run {

                /**
                 * Constructs a new Run.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Run.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Run cycles. */
                cycles: Long;

                /** Run stopOnFrame. */
                stopOnFrame: boolean;

                /** Run stopOnEntry. */
                stopOnEntry: boolean;

                /** Run stopWhenIdle. */
                stopWhenIdle: boolean;

                /** Run until. */
                until: smokestack.bridge.v1.Condition.$Properties[];

                /**
                 * Creates a new Run instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Run instance
                 */
                static create(properties: smokestack.bridge.v1.Run.$Shape): smokestack.bridge.v1.Run & smokestack.bridge.v1.Run.$Shape;
                static create(properties?: smokestack.bridge.v1.Run.$Properties): smokestack.bridge.v1.Run;

                /**
                 * Encodes the specified Run message. Does not implicitly {@link smokestack.bridge.v1.Run.verify|verify} messages.
                 * @param message Run message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Run.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Run message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Run & smokestack.bridge.v1.Run.$Shape} Run
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Run & smokestack.bridge.v1.Run.$Shape;
            }

            namespace Run {

                /** Properties of a Run. */
                interface $Properties {

                    /** Run cycles */
                    cycles?: (Long|null);

                    /** Run stopOnFrame */
                    stopOnFrame?: (boolean|null);

                    /** Run stopOnEntry */
                    stopOnEntry?: (boolean|null);

                    /** Run stopWhenIdle */
                    stopWhenIdle?: (boolean|null);

                    /** Run until */
                    until?: (smokestack.bridge.v1.Condition.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Run. */
                type $Shape = {
                  cycles?: Long|null;
                  stopOnFrame?: boolean|null;
                  stopOnEntry?: boolean|null;
                  stopWhenIdle?: boolean|null;
                  until?: smokestack.bridge.v1.Condition.$Shape[]|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a Condition.
             * @deprecated Use smokestack.bridge.v1.Condition.$Properties instead.
             */
            interface ICondition extends smokestack.bridge.v1.Condition.$Properties {
            }

            /** Represents a Condition. */
            class Condition {

                /**
                 * Constructs a new Condition.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Condition.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Condition registerAddress. */
                registerAddress?: (number|null);

                /** Condition word. */
                word?: (smokestack.bridge.v1.Word.$Properties|null);

                /** Condition eventKind. */
                eventKind?: (number|null);

                /** Condition mask. */
                mask: Long;

                /** Condition value. */
                value: Long;

                /** Condition what. */
                what?: ("registerAddress"|"word"|"eventKind");

                /**
                 * Creates a new Condition instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Condition instance
                 */
                static create(properties: smokestack.bridge.v1.Condition.$Shape): smokestack.bridge.v1.Condition & smokestack.bridge.v1.Condition.$Shape;
                static create(properties?: smokestack.bridge.v1.Condition.$Properties): smokestack.bridge.v1.Condition;

                /**
                 * Encodes the specified Condition message. Does not implicitly {@link smokestack.bridge.v1.Condition.verify|verify} messages.
                 * @param message Condition message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Condition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Condition message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Condition & smokestack.bridge.v1.Condition.$Shape} Condition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Condition & smokestack.bridge.v1.Condition.$Shape;
            }

            namespace Condition {

                /** Properties of a Condition. */
                interface $Properties {

                    /** Condition registerAddress */
                    registerAddress?: (number|null);

                    /** Condition word */
                    word?: (smokestack.bridge.v1.Word.$Properties|null);

                    /** Condition eventKind */
                    eventKind?: (number|null);

                    /** Condition mask */
                    mask?: (Long|null);

                    /** Condition value */
                    value?: (Long|null);

                    /** Condition what */
                    what?: ("registerAddress"|"word"|"eventKind");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Condition. */
                type $Shape = {
                  registerAddress?: number|null;
                  word?: smokestack.bridge.v1.Word.$Shape|null;
                  eventKind?: number|null;
                  mask?: Long|null;
                  value?: Long|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ what?: undefined; registerAddress?: null; word?: null; eventKind?: null }|{ what?: "registerAddress"; registerAddress: number; word?: null; eventKind?: null }|{ what?: "word"; registerAddress?: null; word: smokestack.bridge.v1.Word.$Shape; eventKind?: null }|{ what?: "eventKind"; registerAddress?: null; word?: null; eventKind: number })
                );
            }

            /**
             * Properties of a Word.
             * @deprecated Use smokestack.bridge.v1.Word.$Properties instead.
             */
            interface IWord extends smokestack.bridge.v1.Word.$Properties {
            }

            /** Represents a Word. */
            class Word {

                /**
                 * Constructs a new Word.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Word.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Word space. */
                space: smokestack.bridge.v1.Space;

                /** Word address. */
                address: Long;

                /**
                 * Creates a new Word instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Word instance
                 */
                static create(properties: smokestack.bridge.v1.Word.$Shape): smokestack.bridge.v1.Word & smokestack.bridge.v1.Word.$Shape;
                static create(properties?: smokestack.bridge.v1.Word.$Properties): smokestack.bridge.v1.Word;

                /**
                 * Encodes the specified Word message. Does not implicitly {@link smokestack.bridge.v1.Word.verify|verify} messages.
                 * @param message Word message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Word.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Word message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Word & smokestack.bridge.v1.Word.$Shape} Word
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Word & smokestack.bridge.v1.Word.$Shape;
            }

            namespace Word {

                /** Properties of a Word. */
                interface $Properties {

                    /** Word space */
                    space?: (smokestack.bridge.v1.Space|null);

                    /** Word address */
                    address?: (Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Word. */
                type $Shape = smokestack.bridge.v1.Word.$Properties;
            }

            /**
             * Properties of a Strobe.
             * @deprecated Use smokestack.bridge.v1.Strobe.$Properties instead.
             */
            interface IStrobe extends smokestack.bridge.v1.Strobe.$Properties {
            }

            /** Represents a Strobe. */
            class Strobe {

                /**
                 * Constructs a new Strobe.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Strobe.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Strobe count. */
                count: number;

                /** Strobe spacingCycles. */
                spacingCycles: number;

                /** Strobe stopOnFrame. */
                stopOnFrame: boolean;

                /** Strobe stopOnEntry. */
                stopOnEntry: boolean;

                /** Strobe stopWhenBusy. */
                stopWhenBusy: boolean;

                /**
                 * Creates a new Strobe instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Strobe instance
                 */
                static create(properties: smokestack.bridge.v1.Strobe.$Shape): smokestack.bridge.v1.Strobe & smokestack.bridge.v1.Strobe.$Shape;
                static create(properties?: smokestack.bridge.v1.Strobe.$Properties): smokestack.bridge.v1.Strobe;

                /**
                 * Encodes the specified Strobe message. Does not implicitly {@link smokestack.bridge.v1.Strobe.verify|verify} messages.
                 * @param message Strobe message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Strobe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Strobe message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Strobe & smokestack.bridge.v1.Strobe.$Shape} Strobe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Strobe & smokestack.bridge.v1.Strobe.$Shape;
            }

            namespace Strobe {

                /** Properties of a Strobe. */
                interface $Properties {

                    /** Strobe count */
                    count?: (number|null);

                    /** Strobe spacingCycles */
                    spacingCycles?: (number|null);

                    /** Strobe stopOnFrame */
                    stopOnFrame?: (boolean|null);

                    /** Strobe stopOnEntry */
                    stopOnEntry?: (boolean|null);

                    /** Strobe stopWhenBusy */
                    stopWhenBusy?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Strobe. */
                type $Shape = smokestack.bridge.v1.Strobe.$Properties;
            }

            /**
             * Properties of a Waves.
             * @deprecated Use smokestack.bridge.v1.Waves.$Properties instead.
             */
            interface IWaves extends smokestack.bridge.v1.Waves.$Properties {
            }

            /** Represents a Waves. */
            class Waves {

                /**
                 * Constructs a new Waves.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Waves.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Waves on. */
                on: boolean;

                /** Waves cycles. */
                cycles: Long;

                /**
                 * Creates a new Waves instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Waves instance
                 */
                static create(properties: smokestack.bridge.v1.Waves.$Shape): smokestack.bridge.v1.Waves & smokestack.bridge.v1.Waves.$Shape;
                static create(properties?: smokestack.bridge.v1.Waves.$Properties): smokestack.bridge.v1.Waves;

                /**
                 * Encodes the specified Waves message. Does not implicitly {@link smokestack.bridge.v1.Waves.verify|verify} messages.
                 * @param message Waves message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Waves.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Waves message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Waves & smokestack.bridge.v1.Waves.$Shape} Waves
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Waves & smokestack.bridge.v1.Waves.$Shape;
            }

            namespace Waves {

                /** Properties of a Waves. */
                interface $Properties {

                    /** Waves on */
                    on?: (boolean|null);

                    /** Waves cycles */
                    cycles?: (Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Waves. */
                type $Shape = smokestack.bridge.v1.Waves.$Properties;
            }

            /**
             * Properties of a Reset.
             * @deprecated Use smokestack.bridge.v1.Reset.$Properties instead.
             */
            interface IReset extends smokestack.bridge.v1.Reset.$Properties {
            }

            /** Represents a Reset. */
            class Reset {

                /**
                 * Constructs a new Reset.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Reset.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new Reset instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Reset instance
                 */
                static create(properties: smokestack.bridge.v1.Reset.$Shape): smokestack.bridge.v1.Reset & smokestack.bridge.v1.Reset.$Shape;
                static create(properties?: smokestack.bridge.v1.Reset.$Properties): smokestack.bridge.v1.Reset;

                /**
                 * Encodes the specified Reset message. Does not implicitly {@link smokestack.bridge.v1.Reset.verify|verify} messages.
                 * @param message Reset message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Reset.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Reset message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Reset & smokestack.bridge.v1.Reset.$Shape} Reset
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Reset & smokestack.bridge.v1.Reset.$Shape;
            }

            namespace Reset {

                /** Properties of a Reset. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Reset. */
                type $Shape = smokestack.bridge.v1.Reset.$Properties;
            }

            /**
             * Properties of a Checkpoint.
             * @deprecated Use smokestack.bridge.v1.Checkpoint.$Properties instead.
             */
            interface ICheckpoint extends smokestack.bridge.v1.Checkpoint.$Properties {
            }

            /** Represents a Checkpoint. */
            class Checkpoint {

                /**
                 * Constructs a new Checkpoint.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Checkpoint.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Checkpoint label. */
                label: string;

                /**
                 * Creates a new Checkpoint instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Checkpoint instance
                 */
                static create(properties: smokestack.bridge.v1.Checkpoint.$Shape): smokestack.bridge.v1.Checkpoint & smokestack.bridge.v1.Checkpoint.$Shape;
                static create(properties?: smokestack.bridge.v1.Checkpoint.$Properties): smokestack.bridge.v1.Checkpoint;

                /**
                 * Encodes the specified Checkpoint message. Does not implicitly {@link smokestack.bridge.v1.Checkpoint.verify|verify} messages.
                 * @param message Checkpoint message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Checkpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Checkpoint message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Checkpoint & smokestack.bridge.v1.Checkpoint.$Shape} Checkpoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Checkpoint & smokestack.bridge.v1.Checkpoint.$Shape;
            }

            namespace Checkpoint {

                /** Properties of a Checkpoint. */
                interface $Properties {

                    /** Checkpoint label */
                    label?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Checkpoint. */
                type $Shape = smokestack.bridge.v1.Checkpoint.$Properties;
            }

            /**
             * Properties of a WatchRing.
             * @deprecated Use smokestack.bridge.v1.WatchRing.$Properties instead.
             */
            interface IWatchRing extends smokestack.bridge.v1.WatchRing.$Properties {
            }

            /** Represents a WatchRing. */
            class WatchRing {

                /**
                 * Constructs a new WatchRing.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.WatchRing.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WatchRing id. */
                id: number;

                /** WatchRing base. */
                base: Long;

                /** WatchRing log2Entries. */
                log2Entries: number;

                /** WatchRing slot. */
                slot?: (smokestack.bridge.v1.SlotPayload.$Properties|null);

                /** WatchRing pointer. */
                pointer?: (smokestack.bridge.v1.PointerPayload.$Properties|null);

                /** WatchRing payload. */
                payload?: ("slot"|"pointer");

                /**
                 * Creates a new WatchRing instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns WatchRing instance
                 */
                static create(properties: smokestack.bridge.v1.WatchRing.$Shape): smokestack.bridge.v1.WatchRing & smokestack.bridge.v1.WatchRing.$Shape;
                static create(properties?: smokestack.bridge.v1.WatchRing.$Properties): smokestack.bridge.v1.WatchRing;

                /**
                 * Encodes the specified WatchRing message. Does not implicitly {@link smokestack.bridge.v1.WatchRing.verify|verify} messages.
                 * @param message WatchRing message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.WatchRing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WatchRing message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.WatchRing & smokestack.bridge.v1.WatchRing.$Shape} WatchRing
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.WatchRing & smokestack.bridge.v1.WatchRing.$Shape;
            }

            namespace WatchRing {

                /** Properties of a WatchRing. */
                interface $Properties {

                    /** WatchRing id */
                    id?: (number|null);

                    /** WatchRing base */
                    base?: (Long|null);

                    /** WatchRing log2Entries */
                    log2Entries?: (number|null);

                    /** WatchRing slot */
                    slot?: (smokestack.bridge.v1.SlotPayload.$Properties|null);

                    /** WatchRing pointer */
                    pointer?: (smokestack.bridge.v1.PointerPayload.$Properties|null);

                    /** WatchRing payload */
                    payload?: ("slot"|"pointer");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a WatchRing. */
                type $Shape = {
                  id?: number|null;
                  base?: Long|null;
                  log2Entries?: number|null;
                  slot?: smokestack.bridge.v1.SlotPayload.$Shape|null;
                  pointer?: smokestack.bridge.v1.PointerPayload.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ payload?: undefined; slot?: null; pointer?: null }|{ payload?: "slot"; slot: smokestack.bridge.v1.SlotPayload.$Shape; pointer?: null }|{ payload?: "pointer"; slot?: null; pointer: smokestack.bridge.v1.PointerPayload.$Shape })
                );
            }

            /**
             * Properties of a SlotPayload.
             * @deprecated Use smokestack.bridge.v1.SlotPayload.$Properties instead.
             */
            interface ISlotPayload extends smokestack.bridge.v1.SlotPayload.$Properties {
            }

            /** Represents a SlotPayload. */
            class SlotPayload {

                /**
                 * Constructs a new SlotPayload.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.SlotPayload.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SlotPayload base. */
                base: Long;

                /** SlotPayload stride. */
                stride: number;

                /** SlotPayload lengthOffset. */
                lengthOffset: number;

                /**
                 * Creates a new SlotPayload instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SlotPayload instance
                 */
                static create(properties: smokestack.bridge.v1.SlotPayload.$Shape): smokestack.bridge.v1.SlotPayload & smokestack.bridge.v1.SlotPayload.$Shape;
                static create(properties?: smokestack.bridge.v1.SlotPayload.$Properties): smokestack.bridge.v1.SlotPayload;

                /**
                 * Encodes the specified SlotPayload message. Does not implicitly {@link smokestack.bridge.v1.SlotPayload.verify|verify} messages.
                 * @param message SlotPayload message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.SlotPayload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SlotPayload message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.SlotPayload & smokestack.bridge.v1.SlotPayload.$Shape} SlotPayload
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.SlotPayload & smokestack.bridge.v1.SlotPayload.$Shape;
            }

            namespace SlotPayload {

                /** Properties of a SlotPayload. */
                interface $Properties {

                    /** SlotPayload base */
                    base?: (Long|null);

                    /** SlotPayload stride */
                    stride?: (number|null);

                    /** SlotPayload lengthOffset */
                    lengthOffset?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SlotPayload. */
                type $Shape = smokestack.bridge.v1.SlotPayload.$Properties;
            }

            /**
             * Properties of a PointerPayload.
             * @deprecated Use smokestack.bridge.v1.PointerPayload.$Properties instead.
             */
            interface IPointerPayload extends smokestack.bridge.v1.PointerPayload.$Properties {
            }

            /** Represents a PointerPayload. */
            class PointerPayload {

                /**
                 * Constructs a new PointerPayload.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.PointerPayload.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PointerPayload pointerOffset. */
                pointerOffset: number;

                /** PointerPayload lengthOffset. */
                lengthOffset: number;

                /** PointerPayload kindOffset. */
                kindOffset: number;

                /** PointerPayload kind. */
                kind: number;

                /**
                 * Creates a new PointerPayload instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PointerPayload instance
                 */
                static create(properties: smokestack.bridge.v1.PointerPayload.$Shape): smokestack.bridge.v1.PointerPayload & smokestack.bridge.v1.PointerPayload.$Shape;
                static create(properties?: smokestack.bridge.v1.PointerPayload.$Properties): smokestack.bridge.v1.PointerPayload;

                /**
                 * Encodes the specified PointerPayload message. Does not implicitly {@link smokestack.bridge.v1.PointerPayload.verify|verify} messages.
                 * @param message PointerPayload message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.PointerPayload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PointerPayload message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.PointerPayload & smokestack.bridge.v1.PointerPayload.$Shape} PointerPayload
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.PointerPayload & smokestack.bridge.v1.PointerPayload.$Shape;
            }

            namespace PointerPayload {

                /** Properties of a PointerPayload. */
                interface $Properties {

                    /** PointerPayload pointerOffset */
                    pointerOffset?: (number|null);

                    /** PointerPayload lengthOffset */
                    lengthOffset?: (number|null);

                    /** PointerPayload kindOffset */
                    kindOffset?: (number|null);

                    /** PointerPayload kind */
                    kind?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PointerPayload. */
                type $Shape = smokestack.bridge.v1.PointerPayload.$Properties;
            }

            /**
             * Properties of a Subscribe.
             * @deprecated Use smokestack.bridge.v1.Subscribe.$Properties instead.
             */
            interface ISubscribe extends smokestack.bridge.v1.Subscribe.$Properties {
            }

            /** Represents a Subscribe. */
            class Subscribe {

                /**
                 * Constructs a new Subscribe.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Subscribe.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Subscribe frames. */
                frames: boolean;

                /** Subscribe entries. */
                entries: boolean;

                /** Subscribe retire. */
                retire: boolean;

                /** Subscribe strobes. */
                strobes: boolean;

                /**
                 * Creates a new Subscribe instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Subscribe instance
                 */
                static create(properties: smokestack.bridge.v1.Subscribe.$Shape): smokestack.bridge.v1.Subscribe & smokestack.bridge.v1.Subscribe.$Shape;
                static create(properties?: smokestack.bridge.v1.Subscribe.$Properties): smokestack.bridge.v1.Subscribe;

                /**
                 * Encodes the specified Subscribe message. Does not implicitly {@link smokestack.bridge.v1.Subscribe.verify|verify} messages.
                 * @param message Subscribe message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Subscribe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Subscribe message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Subscribe & smokestack.bridge.v1.Subscribe.$Shape} Subscribe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Subscribe & smokestack.bridge.v1.Subscribe.$Shape;
            }

            namespace Subscribe {

                /** Properties of a Subscribe. */
                interface $Properties {

                    /** Subscribe frames */
                    frames?: (boolean|null);

                    /** Subscribe entries */
                    entries?: (boolean|null);

                    /** Subscribe retire */
                    retire?: (boolean|null);

                    /** Subscribe strobes */
                    strobes?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Subscribe. */
                type $Shape = smokestack.bridge.v1.Subscribe.$Properties;
            }

            /**
             * Properties of a BatchResult.
             * @deprecated Use smokestack.bridge.v1.BatchResult.$Properties instead.
             */
            interface IBatchResult extends smokestack.bridge.v1.BatchResult.$Properties {
            }

            /** Represents a BatchResult. */
            class BatchResult {

                /**
                 * Constructs a new BatchResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.BatchResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BatchResult id. */
                id: Long;

                /** BatchResult results. */
                results: smokestack.bridge.v1.Result.$Properties[];

                /** BatchResult pushed. */
                pushed?: (smokestack.bridge.v1.Pushed.$Properties|null);

                /**
                 * Creates a new BatchResult instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns BatchResult instance
                 */
                static create(properties: smokestack.bridge.v1.BatchResult.$Shape): smokestack.bridge.v1.BatchResult & smokestack.bridge.v1.BatchResult.$Shape;
                static create(properties?: smokestack.bridge.v1.BatchResult.$Properties): smokestack.bridge.v1.BatchResult;

                /**
                 * Encodes the specified BatchResult message. Does not implicitly {@link smokestack.bridge.v1.BatchResult.verify|verify} messages.
                 * @param message BatchResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.BatchResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BatchResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.BatchResult & smokestack.bridge.v1.BatchResult.$Shape} BatchResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.BatchResult & smokestack.bridge.v1.BatchResult.$Shape;
            }

            namespace BatchResult {

                /** Properties of a BatchResult. */
                interface $Properties {

                    /** BatchResult id */
                    id?: (Long|null);

                    /** BatchResult results */
                    results?: (smokestack.bridge.v1.Result.$Properties[]|null);

                    /** BatchResult pushed */
                    pushed?: (smokestack.bridge.v1.Pushed.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BatchResult. */
                type $Shape = {
                  id?: Long|null;
                  results?: smokestack.bridge.v1.Result.$Shape[]|null;
                  pushed?: smokestack.bridge.v1.Pushed.$Shape|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /** Code enum. */
            enum Code {

                /** CODE_OK value */
                CODE_OK = 0,

                /** CODE_UNKNOWN_OPERATION value */
                CODE_UNKNOWN_OPERATION = 1,

                /** CODE_OUTSIDE_WINDOW value */
                CODE_OUTSIDE_WINDOW = 2,

                /** CODE_BAD_ADDRESS value */
                CODE_BAD_ADDRESS = 3,

                /** CODE_TOO_LARGE value */
                CODE_TOO_LARGE = 4,

                /** CODE_NOT_SUPPORTED value */
                CODE_NOT_SUPPORTED = 5,

                /** CODE_CANCELLED value */
                CODE_CANCELLED = 6,

                /** CODE_SKIPPED value */
                CODE_SKIPPED = 7,

                /** CODE_WRONG_CLOCK_MODE value */
                CODE_WRONG_CLOCK_MODE = 8,

                /** CODE_TARGET_FAILED value */
                CODE_TARGET_FAILED = 9
            }

            /**
             * Properties of a Result.
             * @deprecated Use smokestack.bridge.v1.Result.$Properties instead.
             */
            interface IResult extends smokestack.bridge.v1.Result.$Properties {
            }

            /** Represents a Result. */
            class Result {

                /**
                 * Constructs a new Result.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Result.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Result code. */
                code: smokestack.bridge.v1.Code;

                /** Result text. */
                text: string;

                /** Result cycle. */
                cycle: Long;

                /** Result data. */
                data?: (Uint8Array|null);

                /** Result ran. */
                ran?: (smokestack.bridge.v1.Ran.$Properties|null);

                /** Result path. */
                path?: (string|null);

                /** Result value. */
                value?: ("data"|"ran"|"path");

                /**
                 * Creates a new Result instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Result instance
                 */
                static create(properties: smokestack.bridge.v1.Result.$Shape): smokestack.bridge.v1.Result & smokestack.bridge.v1.Result.$Shape;
                static create(properties?: smokestack.bridge.v1.Result.$Properties): smokestack.bridge.v1.Result;

                /**
                 * Encodes the specified Result message. Does not implicitly {@link smokestack.bridge.v1.Result.verify|verify} messages.
                 * @param message Result message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Result.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Result message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Result & smokestack.bridge.v1.Result.$Shape} Result
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Result & smokestack.bridge.v1.Result.$Shape;
            }

            namespace Result {

                /** Properties of a Result. */
                interface $Properties {

                    /** Result code */
                    code?: (smokestack.bridge.v1.Code|null);

                    /** Result text */
                    text?: (string|null);

                    /** Result cycle */
                    cycle?: (Long|null);

                    /** Result data */
                    data?: (Uint8Array|null);

                    /** Result ran */
                    ran?: (smokestack.bridge.v1.Ran.$Properties|null);

                    /** Result path */
                    path?: (string|null);

                    /** Result value */
                    value?: ("data"|"ran"|"path");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Result. */
                type $Shape = {
                  code?: smokestack.bridge.v1.Code|null;
                  text?: string|null;
                  cycle?: Long|null;
                  data?: Uint8Array|null;
                  ran?: smokestack.bridge.v1.Ran.$Shape|null;
                  path?: string|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ value?: undefined; data?: null; ran?: null; path?: null }|{ value?: "data"; data: Uint8Array; ran?: null; path?: null }|{ value?: "ran"; data?: null; ran: smokestack.bridge.v1.Ran.$Shape; path?: null }|{ value?: "path"; data?: null; ran?: null; path: string })
                );
            }

            /** StopReason enum. */
            enum StopReason {

                /** STOP_REASON_CYCLES value */
                STOP_REASON_CYCLES = 0,

                /** STOP_REASON_FRAME value */
                STOP_REASON_FRAME = 1,

                /** STOP_REASON_ENTRY value */
                STOP_REASON_ENTRY = 2,

                /** STOP_REASON_IDLE value */
                STOP_REASON_IDLE = 3,

                /** STOP_REASON_CONDITION value */
                STOP_REASON_CONDITION = 4,

                /** STOP_REASON_CANCELLED value */
                STOP_REASON_CANCELLED = 5,

                /** STOP_REASON_BUSY value */
                STOP_REASON_BUSY = 6
            }

            /**
             * Properties of a Ran.
             * @deprecated Use smokestack.bridge.v1.Ran.$Properties instead.
             */
            interface IRan extends smokestack.bridge.v1.Ran.$Properties {
            }

            /** Represents a Ran. */
            class Ran {

                /**
                 * Constructs a new Ran.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Ran.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Ran cycles. */
                cycles: Long;

                /** Ran reason. */
                reason: smokestack.bridge.v1.StopReason;

                /** Ran idle. */
                idle: boolean;

                /** Ran strobes. */
                strobes: number;

                /**
                 * Creates a new Ran instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Ran instance
                 */
                static create(properties: smokestack.bridge.v1.Ran.$Shape): smokestack.bridge.v1.Ran & smokestack.bridge.v1.Ran.$Shape;
                static create(properties?: smokestack.bridge.v1.Ran.$Properties): smokestack.bridge.v1.Ran;

                /**
                 * Encodes the specified Ran message. Does not implicitly {@link smokestack.bridge.v1.Ran.verify|verify} messages.
                 * @param message Ran message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Ran.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Ran message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Ran & smokestack.bridge.v1.Ran.$Shape} Ran
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Ran & smokestack.bridge.v1.Ran.$Shape;
            }

            namespace Ran {

                /** Properties of a Ran. */
                interface $Properties {

                    /** Ran cycles */
                    cycles?: (Long|null);

                    /** Ran reason */
                    reason?: (smokestack.bridge.v1.StopReason|null);

                    /** Ran idle */
                    idle?: (boolean|null);

                    /** Ran strobes */
                    strobes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Ran. */
                type $Shape = smokestack.bridge.v1.Ran.$Properties;
            }

            /**
             * Properties of a Pushed.
             * @deprecated Use smokestack.bridge.v1.Pushed.$Properties instead.
             */
            interface IPushed extends smokestack.bridge.v1.Pushed.$Properties {
            }

            /** Represents a Pushed. */
            class Pushed {

                /**
                 * Constructs a new Pushed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Pushed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Pushed cycle. */
                cycle: Long;

                /** Pushed frames. */
                frames: smokestack.bridge.v1.Frame.$Properties[];

                /** Pushed entries. */
                entries: smokestack.bridge.v1.Entries.$Properties[];

                /** Pushed retire. */
                retire: Uint8Array;

                /** Pushed strobeCycles. */
                strobeCycles: Long[];

                /** Pushed failed. */
                failed: string;

                /**
                 * Creates a new Pushed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Pushed instance
                 */
                static create(properties: smokestack.bridge.v1.Pushed.$Shape): smokestack.bridge.v1.Pushed & smokestack.bridge.v1.Pushed.$Shape;
                static create(properties?: smokestack.bridge.v1.Pushed.$Properties): smokestack.bridge.v1.Pushed;

                /**
                 * Encodes the specified Pushed message. Does not implicitly {@link smokestack.bridge.v1.Pushed.verify|verify} messages.
                 * @param message Pushed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Pushed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Pushed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Pushed & smokestack.bridge.v1.Pushed.$Shape} Pushed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Pushed & smokestack.bridge.v1.Pushed.$Shape;
            }

            namespace Pushed {

                /** Properties of a Pushed. */
                interface $Properties {

                    /** Pushed cycle */
                    cycle?: (Long|null);

                    /** Pushed frames */
                    frames?: (smokestack.bridge.v1.Frame.$Properties[]|null);

                    /** Pushed entries */
                    entries?: (smokestack.bridge.v1.Entries.$Properties[]|null);

                    /** Pushed retire */
                    retire?: (Uint8Array|null);

                    /** Pushed strobeCycles */
                    strobeCycles?: (Long[]|null);

                    /** Pushed failed */
                    failed?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Pushed. */
                type $Shape = smokestack.bridge.v1.Pushed.$Properties;
            }

            /**
             * Properties of a Frame.
             * @deprecated Use smokestack.bridge.v1.Frame.$Properties instead.
             */
            interface IFrame extends smokestack.bridge.v1.Frame.$Properties {
            }

            /** Represents a Frame. */
            class Frame {

                /**
                 * Constructs a new Frame.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Frame.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Frame cycle. */
                cycle: Long;

                /** Frame data. */
                data: Uint8Array;

                /**
                 * Creates a new Frame instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Frame instance
                 */
                static create(properties: smokestack.bridge.v1.Frame.$Shape): smokestack.bridge.v1.Frame & smokestack.bridge.v1.Frame.$Shape;
                static create(properties?: smokestack.bridge.v1.Frame.$Properties): smokestack.bridge.v1.Frame;

                /**
                 * Encodes the specified Frame message. Does not implicitly {@link smokestack.bridge.v1.Frame.verify|verify} messages.
                 * @param message Frame message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Frame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Frame message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Frame & smokestack.bridge.v1.Frame.$Shape} Frame
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Frame & smokestack.bridge.v1.Frame.$Shape;
            }

            namespace Frame {

                /** Properties of a Frame. */
                interface $Properties {

                    /** Frame cycle */
                    cycle?: (Long|null);

                    /** Frame data */
                    data?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Frame. */
                type $Shape = smokestack.bridge.v1.Frame.$Properties;
            }

            /**
             * Properties of an Entries.
             * @deprecated Use smokestack.bridge.v1.Entries.$Properties instead.
             */
            interface IEntries extends smokestack.bridge.v1.Entries.$Properties {
            }

            /** Represents an Entries. */
            class Entries {

                /**
                 * Constructs a new Entries.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Entries.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Entries ring. */
                ring: number;

                /** Entries first. */
                first: number;

                /** Entries entries. */
                entries: Uint8Array;

                /** Entries payload. */
                payload: Uint8Array;

                /** Entries payloadBytes. */
                payloadBytes: number[];

                /** Entries cycles. */
                cycles: Long[];

                /**
                 * Creates a new Entries instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Entries instance
                 */
                static create(properties: smokestack.bridge.v1.Entries.$Shape): smokestack.bridge.v1.Entries & smokestack.bridge.v1.Entries.$Shape;
                static create(properties?: smokestack.bridge.v1.Entries.$Properties): smokestack.bridge.v1.Entries;

                /**
                 * Encodes the specified Entries message. Does not implicitly {@link smokestack.bridge.v1.Entries.verify|verify} messages.
                 * @param message Entries message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Entries.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Entries message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Entries & smokestack.bridge.v1.Entries.$Shape} Entries
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Entries & smokestack.bridge.v1.Entries.$Shape;
            }

            namespace Entries {

                /** Properties of an Entries. */
                interface $Properties {

                    /** Entries ring */
                    ring?: (number|null);

                    /** Entries first */
                    first?: (number|null);

                    /** Entries entries */
                    entries?: (Uint8Array|null);

                    /** Entries payload */
                    payload?: (Uint8Array|null);

                    /** Entries payloadBytes */
                    payloadBytes?: (number[]|null);

                    /** Entries cycles */
                    cycles?: (Long[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Entries. */
                type $Shape = smokestack.bridge.v1.Entries.$Properties;
            }

            /**
             * Properties of a Cancel.
             * @deprecated Use smokestack.bridge.v1.Cancel.$Properties instead.
             */
            interface ICancel extends smokestack.bridge.v1.Cancel.$Properties {
            }

            /** Represents a Cancel. */
            class Cancel {

                /**
                 * Constructs a new Cancel.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Cancel.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Cancel batch. */
                batch: Long;

                /**
                 * Creates a new Cancel instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Cancel instance
                 */
                static create(properties: smokestack.bridge.v1.Cancel.$Shape): smokestack.bridge.v1.Cancel & smokestack.bridge.v1.Cancel.$Shape;
                static create(properties?: smokestack.bridge.v1.Cancel.$Properties): smokestack.bridge.v1.Cancel;

                /**
                 * Encodes the specified Cancel message. Does not implicitly {@link smokestack.bridge.v1.Cancel.verify|verify} messages.
                 * @param message Cancel message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Cancel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Cancel message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Cancel & smokestack.bridge.v1.Cancel.$Shape} Cancel
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Cancel & smokestack.bridge.v1.Cancel.$Shape;
            }

            namespace Cancel {

                /** Properties of a Cancel. */
                interface $Properties {

                    /** Cancel batch */
                    batch?: (Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Cancel. */
                type $Shape = smokestack.bridge.v1.Cancel.$Properties;
            }

            /**
             * Properties of a Ping.
             * @deprecated Use smokestack.bridge.v1.Ping.$Properties instead.
             */
            interface IPing extends smokestack.bridge.v1.Ping.$Properties {
            }

            /** Represents a Ping. */
            class Ping {

                /**
                 * Constructs a new Ping.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Ping.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Ping nonce. */
                nonce: Long;

                /**
                 * Creates a new Ping instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Ping instance
                 */
                static create(properties: smokestack.bridge.v1.Ping.$Shape): smokestack.bridge.v1.Ping & smokestack.bridge.v1.Ping.$Shape;
                static create(properties?: smokestack.bridge.v1.Ping.$Properties): smokestack.bridge.v1.Ping;

                /**
                 * Encodes the specified Ping message. Does not implicitly {@link smokestack.bridge.v1.Ping.verify|verify} messages.
                 * @param message Ping message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Ping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Ping message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Ping & smokestack.bridge.v1.Ping.$Shape} Ping
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Ping & smokestack.bridge.v1.Ping.$Shape;
            }

            namespace Ping {

                /** Properties of a Ping. */
                interface $Properties {

                    /** Ping nonce */
                    nonce?: (Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Ping. */
                type $Shape = smokestack.bridge.v1.Ping.$Properties;
            }

            /**
             * Properties of a Pong.
             * @deprecated Use smokestack.bridge.v1.Pong.$Properties instead.
             */
            interface IPong extends smokestack.bridge.v1.Pong.$Properties {
            }

            /** Represents a Pong. */
            class Pong {

                /**
                 * Constructs a new Pong.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Pong.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Pong nonce. */
                nonce: Long;

                /** Pong cycle. */
                cycle: Long;

                /**
                 * Creates a new Pong instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Pong instance
                 */
                static create(properties: smokestack.bridge.v1.Pong.$Shape): smokestack.bridge.v1.Pong & smokestack.bridge.v1.Pong.$Shape;
                static create(properties?: smokestack.bridge.v1.Pong.$Properties): smokestack.bridge.v1.Pong;

                /**
                 * Encodes the specified Pong message. Does not implicitly {@link smokestack.bridge.v1.Pong.verify|verify} messages.
                 * @param message Pong message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Pong.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Pong message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Pong & smokestack.bridge.v1.Pong.$Shape} Pong
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Pong & smokestack.bridge.v1.Pong.$Shape;
            }

            namespace Pong {

                /** Properties of a Pong. */
                interface $Properties {

                    /** Pong nonce */
                    nonce?: (Long|null);

                    /** Pong cycle */
                    cycle?: (Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Pong. */
                type $Shape = smokestack.bridge.v1.Pong.$Properties;
            }

            /** ErrorCode enum. */
            enum ErrorCode {

                /** ERROR_CODE_UNSPECIFIED value */
                ERROR_CODE_UNSPECIFIED = 0,

                /** ERROR_CODE_MALFORMED value */
                ERROR_CODE_MALFORMED = 1,

                /** ERROR_CODE_VERSION value */
                ERROR_CODE_VERSION = 2,

                /** ERROR_CODE_LAYOUT value */
                ERROR_CODE_LAYOUT = 3,

                /** ERROR_CODE_ROLE_TAKEN value */
                ERROR_CODE_ROLE_TAKEN = 4,

                /** ERROR_CODE_NOT_ALLOWED value */
                ERROR_CODE_NOT_ALLOWED = 5,

                /** ERROR_CODE_TOO_LARGE value */
                ERROR_CODE_TOO_LARGE = 6,

                /** ERROR_CODE_TOO_MANY value */
                ERROR_CODE_TOO_MANY = 7,

                /** ERROR_CODE_CLOCK_MODE value */
                ERROR_CODE_CLOCK_MODE = 8,

                /** ERROR_CODE_INTERNAL value */
                ERROR_CODE_INTERNAL = 9,

                /** ERROR_CODE_TOO_SLOW value */
                ERROR_CODE_TOO_SLOW = 10
            }

            /**
             * Properties of an Error.
             * @deprecated Use smokestack.bridge.v1.Error.$Properties instead.
             */
            interface IError extends smokestack.bridge.v1.Error.$Properties {
            }

            /** Represents an Error. */
            class Error {

                /**
                 * Constructs a new Error.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.bridge.v1.Error.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Error code. */
                code: smokestack.bridge.v1.ErrorCode;

                /** Error text. */
                text: string;

                /**
                 * Creates a new Error instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Error instance
                 */
                static create(properties: smokestack.bridge.v1.Error.$Shape): smokestack.bridge.v1.Error & smokestack.bridge.v1.Error.$Shape;
                static create(properties?: smokestack.bridge.v1.Error.$Properties): smokestack.bridge.v1.Error;

                /**
                 * Encodes the specified Error message. Does not implicitly {@link smokestack.bridge.v1.Error.verify|verify} messages.
                 * @param message Error message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.bridge.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Error message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Error & smokestack.bridge.v1.Error.$Shape} Error
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.bridge.v1.Error & smokestack.bridge.v1.Error.$Shape;
            }

            namespace Error {

                /** Properties of an Error. */
                interface $Properties {

                    /** Error code */
                    code?: (smokestack.bridge.v1.ErrorCode|null);

                    /** Error text */
                    text?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Error. */
                type $Shape = smokestack.bridge.v1.Error.$Properties;
            }
        }
    }
}
