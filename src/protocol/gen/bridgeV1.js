// Printed from firmware-api/proto by `make gen`. Never edit this file: edit the .proto and run `make gen`.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["bridgeV1"] || ($protobuf.roots["bridgeV1"] = {});

export const smokestack = $root.smokestack = (() => {

    /**
     * Namespace smokestack.
     * @exports smokestack
     * @namespace
     */
    const smokestack = {};

    smokestack.bridge = (function() {

        /**
         * Namespace bridge.
         * @memberof smokestack
         * @namespace
         */
        const bridge = {};

        bridge.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof smokestack.bridge
             * @namespace
             */
            const v1 = {};

            v1.ClientMessage = (function() {

                /**
                 * Properties of a ClientMessage.
                 * @typedef {Object} smokestack.bridge.v1.ClientMessage.$Properties
                 * @property {smokestack.bridge.v1.ClientHello.$Properties|null} [hello] ClientMessage hello
                 * @property {smokestack.bridge.v1.Batch.$Properties|null} [batch] ClientMessage batch
                 * @property {smokestack.bridge.v1.Cancel.$Properties|null} [cancel] ClientMessage cancel
                 * @property {smokestack.bridge.v1.Ping.$Properties|null} [ping] ClientMessage ping
                 * @property {"hello"|"batch"|"cancel"|"ping"} [kind] ClientMessage kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ClientMessage.
                 * @memberof smokestack.bridge.v1
                 * @interface IClientMessage
                 * @augments smokestack.bridge.v1.ClientMessage.$Properties
                 * @deprecated Use smokestack.bridge.v1.ClientMessage.$Properties instead.
                 */

                /**
                 * Narrowed shape of a ClientMessage.
                 * @typedef {{
                 *   hello?: smokestack.bridge.v1.ClientHello.$Shape|null;
                 *   batch?: smokestack.bridge.v1.Batch.$Shape|null;
                 *   cancel?: smokestack.bridge.v1.Cancel.$Shape|null;
                 *   ping?: smokestack.bridge.v1.Ping.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; hello?: null; batch?: null; cancel?: null; ping?: null }|{ kind?: "hello"; hello: smokestack.bridge.v1.ClientHello.$Shape; batch?: null; cancel?: null; ping?: null }|{ kind?: "batch"; hello?: null; batch: smokestack.bridge.v1.Batch.$Shape; cancel?: null; ping?: null }|{ kind?: "cancel"; hello?: null; batch?: null; cancel: smokestack.bridge.v1.Cancel.$Shape; ping?: null }|{ kind?: "ping"; hello?: null; batch?: null; cancel?: null; ping: smokestack.bridge.v1.Ping.$Shape })
                 * )} smokestack.bridge.v1.ClientMessage.$Shape
                 */

                /**
                 * Constructs a new ClientMessage.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a ClientMessage.
                 * @constructor
                 * @param {smokestack.bridge.v1.ClientMessage.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ClientMessage = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ClientMessage hello.
                 * @member {smokestack.bridge.v1.ClientHello.$Properties|null|undefined} hello
                 * @memberof smokestack.bridge.v1.ClientMessage
                 * @instance
                 */
                ClientMessage.prototype.hello = null;

                /**
                 * ClientMessage batch.
                 * @member {smokestack.bridge.v1.Batch.$Properties|null|undefined} batch
                 * @memberof smokestack.bridge.v1.ClientMessage
                 * @instance
                 */
                ClientMessage.prototype.batch = null;

                /**
                 * ClientMessage cancel.
                 * @member {smokestack.bridge.v1.Cancel.$Properties|null|undefined} cancel
                 * @memberof smokestack.bridge.v1.ClientMessage
                 * @instance
                 */
                ClientMessage.prototype.cancel = null;

                /**
                 * ClientMessage ping.
                 * @member {smokestack.bridge.v1.Ping.$Properties|null|undefined} ping
                 * @memberof smokestack.bridge.v1.ClientMessage
                 * @instance
                 */
                ClientMessage.prototype.ping = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * ClientMessage kind.
                 * @member {"hello"|"batch"|"cancel"|"ping"|undefined} kind
                 * @memberof smokestack.bridge.v1.ClientMessage
                 * @instance
                 */
                $Object.defineProperty(ClientMessage.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["hello", "batch", "cancel", "ping"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new ClientMessage instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.ClientMessage
                 * @static
                 * @param {smokestack.bridge.v1.ClientMessage.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.ClientMessage} ClientMessage instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.ClientMessage.$Shape): smokestack.bridge.v1.ClientMessage & smokestack.bridge.v1.ClientMessage.$Shape;
                 *   (properties?: smokestack.bridge.v1.ClientMessage.$Properties): smokestack.bridge.v1.ClientMessage;
                 * }}
                 */
                ClientMessage.create = function(properties) {
                    return new ClientMessage(properties);
                };

                /**
                 * Encodes the specified ClientMessage message. Does not implicitly {@link smokestack.bridge.v1.ClientMessage.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.ClientMessage
                 * @static
                 * @param {smokestack.bridge.v1.ClientMessage.$Properties} message ClientMessage message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ClientMessage.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                        $root.smokestack.bridge.v1.ClientHello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.batch != null && $Object.hasOwnProperty.call(message, "batch"))
                        $root.smokestack.bridge.v1.Batch.encode(message.batch, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.cancel != null && $Object.hasOwnProperty.call(message, "cancel"))
                        $root.smokestack.bridge.v1.Cancel.encode(message.cancel, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                        $root.smokestack.bridge.v1.Ping.encode(message.ping, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ClientMessage message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.ClientMessage
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.ClientMessage & smokestack.bridge.v1.ClientMessage.$Shape} ClientMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ClientMessage.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.ClientMessage();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.hello = $root.smokestack.bridge.v1.ClientHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                                message.kind = "hello";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.batch = $root.smokestack.bridge.v1.Batch.decode(reader, reader.size(), $undefined, _depth + 1, message.batch);
                                message.kind = "batch";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.cancel = $root.smokestack.bridge.v1.Cancel.decode(reader, reader.size(), $undefined, _depth + 1, message.cancel);
                                message.kind = "cancel";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.ping = $root.smokestack.bridge.v1.Ping.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                                message.kind = "ping";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ClientMessage;
            })();

            v1.ServerMessage = (function() {

                /**
                 * Properties of a ServerMessage.
                 * @typedef {Object} smokestack.bridge.v1.ServerMessage.$Properties
                 * @property {smokestack.bridge.v1.ServerHello.$Properties|null} [hello] ServerMessage hello
                 * @property {smokestack.bridge.v1.BatchResult.$Properties|null} [result] ServerMessage result
                 * @property {smokestack.bridge.v1.Pushed.$Properties|null} [pushed] ServerMessage pushed
                 * @property {smokestack.bridge.v1.Pong.$Properties|null} [pong] ServerMessage pong
                 * @property {smokestack.bridge.v1.Error.$Properties|null} [error] ServerMessage error
                 * @property {"hello"|"result"|"pushed"|"pong"|"error"} [kind] ServerMessage kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServerMessage.
                 * @memberof smokestack.bridge.v1
                 * @interface IServerMessage
                 * @augments smokestack.bridge.v1.ServerMessage.$Properties
                 * @deprecated Use smokestack.bridge.v1.ServerMessage.$Properties instead.
                 */

                /**
                 * Narrowed shape of a ServerMessage.
                 * @typedef {{
                 *   hello?: smokestack.bridge.v1.ServerHello.$Shape|null;
                 *   result?: smokestack.bridge.v1.BatchResult.$Shape|null;
                 *   pushed?: smokestack.bridge.v1.Pushed.$Shape|null;
                 *   pong?: smokestack.bridge.v1.Pong.$Shape|null;
                 *   error?: smokestack.bridge.v1.Error.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; hello?: null; result?: null; pushed?: null; pong?: null; error?: null }|{ kind?: "hello"; hello: smokestack.bridge.v1.ServerHello.$Shape; result?: null; pushed?: null; pong?: null; error?: null }|{ kind?: "result"; hello?: null; result: smokestack.bridge.v1.BatchResult.$Shape; pushed?: null; pong?: null; error?: null }|{ kind?: "pushed"; hello?: null; result?: null; pushed: smokestack.bridge.v1.Pushed.$Shape; pong?: null; error?: null }|{ kind?: "pong"; hello?: null; result?: null; pushed?: null; pong: smokestack.bridge.v1.Pong.$Shape; error?: null }|{ kind?: "error"; hello?: null; result?: null; pushed?: null; pong?: null; error: smokestack.bridge.v1.Error.$Shape })
                 * )} smokestack.bridge.v1.ServerMessage.$Shape
                 */

                /**
                 * Constructs a new ServerMessage.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a ServerMessage.
                 * @constructor
                 * @param {smokestack.bridge.v1.ServerMessage.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServerMessage = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ServerMessage hello.
                 * @member {smokestack.bridge.v1.ServerHello.$Properties|null|undefined} hello
                 * @memberof smokestack.bridge.v1.ServerMessage
                 * @instance
                 */
                ServerMessage.prototype.hello = null;

                /**
                 * ServerMessage result.
                 * @member {smokestack.bridge.v1.BatchResult.$Properties|null|undefined} result
                 * @memberof smokestack.bridge.v1.ServerMessage
                 * @instance
                 */
                ServerMessage.prototype.result = null;

                /**
                 * ServerMessage pushed.
                 * @member {smokestack.bridge.v1.Pushed.$Properties|null|undefined} pushed
                 * @memberof smokestack.bridge.v1.ServerMessage
                 * @instance
                 */
                ServerMessage.prototype.pushed = null;

                /**
                 * ServerMessage pong.
                 * @member {smokestack.bridge.v1.Pong.$Properties|null|undefined} pong
                 * @memberof smokestack.bridge.v1.ServerMessage
                 * @instance
                 */
                ServerMessage.prototype.pong = null;

                /**
                 * ServerMessage error.
                 * @member {smokestack.bridge.v1.Error.$Properties|null|undefined} error
                 * @memberof smokestack.bridge.v1.ServerMessage
                 * @instance
                 */
                ServerMessage.prototype.error = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * ServerMessage kind.
                 * @member {"hello"|"result"|"pushed"|"pong"|"error"|undefined} kind
                 * @memberof smokestack.bridge.v1.ServerMessage
                 * @instance
                 */
                $Object.defineProperty(ServerMessage.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["hello", "result", "pushed", "pong", "error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new ServerMessage instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.ServerMessage
                 * @static
                 * @param {smokestack.bridge.v1.ServerMessage.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.ServerMessage} ServerMessage instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.ServerMessage.$Shape): smokestack.bridge.v1.ServerMessage & smokestack.bridge.v1.ServerMessage.$Shape;
                 *   (properties?: smokestack.bridge.v1.ServerMessage.$Properties): smokestack.bridge.v1.ServerMessage;
                 * }}
                 */
                ServerMessage.create = function(properties) {
                    return new ServerMessage(properties);
                };

                /**
                 * Encodes the specified ServerMessage message. Does not implicitly {@link smokestack.bridge.v1.ServerMessage.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.ServerMessage
                 * @static
                 * @param {smokestack.bridge.v1.ServerMessage.$Properties} message ServerMessage message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServerMessage.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                        $root.smokestack.bridge.v1.ServerHello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                        $root.smokestack.bridge.v1.BatchResult.encode(message.result, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.pushed != null && $Object.hasOwnProperty.call(message, "pushed"))
                        $root.smokestack.bridge.v1.Pushed.encode(message.pushed, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.pong != null && $Object.hasOwnProperty.call(message, "pong"))
                        $root.smokestack.bridge.v1.Pong.encode(message.pong, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.smokestack.bridge.v1.Error.encode(message.error, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServerMessage message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.ServerMessage
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.ServerMessage & smokestack.bridge.v1.ServerMessage.$Shape} ServerMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServerMessage.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.ServerMessage();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.hello = $root.smokestack.bridge.v1.ServerHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                                message.kind = "hello";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.result = $root.smokestack.bridge.v1.BatchResult.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                                message.kind = "result";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.pushed = $root.smokestack.bridge.v1.Pushed.decode(reader, reader.size(), $undefined, _depth + 1, message.pushed);
                                message.kind = "pushed";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.pong = $root.smokestack.bridge.v1.Pong.decode(reader, reader.size(), $undefined, _depth + 1, message.pong);
                                message.kind = "pong";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.smokestack.bridge.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message.kind = "error";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ServerMessage;
            })();

            /**
             * ClockMode enum.
             * @name smokestack.bridge.v1.ClockMode
             * @enum {number}
             * @property {number} CLOCK_MODE_UNSPECIFIED=0 CLOCK_MODE_UNSPECIFIED value
             * @property {number} CLOCK_MODE_VIRTUAL=1 CLOCK_MODE_VIRTUAL value
             * @property {number} CLOCK_MODE_REALTIME=2 CLOCK_MODE_REALTIME value
             */
            v1.ClockMode = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "CLOCK_MODE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "CLOCK_MODE_VIRTUAL"] = 1;
                values[valuesById[2] = "CLOCK_MODE_REALTIME"] = 2;
                return values;
            })();

            /**
             * Role enum.
             * @name smokestack.bridge.v1.Role
             * @enum {number}
             * @property {number} ROLE_UNSPECIFIED=0 ROLE_UNSPECIFIED value
             * @property {number} ROLE_DRIVE=1 ROLE_DRIVE value
             * @property {number} ROLE_WATCH=2 ROLE_WATCH value
             */
            v1.Role = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "ROLE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "ROLE_DRIVE"] = 1;
                values[valuesById[2] = "ROLE_WATCH"] = 2;
                return values;
            })();

            v1.ClientHello = (function() {

                /**
                 * Properties of a ClientHello.
                 * @typedef {Object} smokestack.bridge.v1.ClientHello.$Properties
                 * @property {number|null} [versionMin] ClientHello versionMin
                 * @property {number|null} [versionMax] ClientHello versionMax
                 * @property {smokestack.bridge.v1.Role|null} [role] ClientHello role
                 * @property {smokestack.bridge.v1.ClockMode|null} [clockMode] ClientHello clockMode
                 * @property {string|null} [client] ClientHello client
                 * @property {Uint8Array|null} [layoutHash] ClientHello layoutHash
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ClientHello.
                 * @memberof smokestack.bridge.v1
                 * @interface IClientHello
                 * @augments smokestack.bridge.v1.ClientHello.$Properties
                 * @deprecated Use smokestack.bridge.v1.ClientHello.$Properties instead.
                 */

                /**
                 * Shape of a ClientHello.
                 * @typedef {smokestack.bridge.v1.ClientHello.$Properties} smokestack.bridge.v1.ClientHello.$Shape
                 */

                /**
                 * Constructs a new ClientHello.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a ClientHello.
                 * @constructor
                 * @param {smokestack.bridge.v1.ClientHello.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ClientHello = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ClientHello versionMin.
                 * @member {number} versionMin
                 * @memberof smokestack.bridge.v1.ClientHello
                 * @instance
                 */
                ClientHello.prototype.versionMin = 0;

                /**
                 * ClientHello versionMax.
                 * @member {number} versionMax
                 * @memberof smokestack.bridge.v1.ClientHello
                 * @instance
                 */
                ClientHello.prototype.versionMax = 0;

                /**
                 * ClientHello role.
                 * @member {smokestack.bridge.v1.Role} role
                 * @memberof smokestack.bridge.v1.ClientHello
                 * @instance
                 */
                ClientHello.prototype.role = 0;

                /**
                 * ClientHello clockMode.
                 * @member {smokestack.bridge.v1.ClockMode} clockMode
                 * @memberof smokestack.bridge.v1.ClientHello
                 * @instance
                 */
                ClientHello.prototype.clockMode = 0;

                /**
                 * ClientHello client.
                 * @member {string} client
                 * @memberof smokestack.bridge.v1.ClientHello
                 * @instance
                 */
                ClientHello.prototype.client = "";

                /**
                 * ClientHello layoutHash.
                 * @member {Uint8Array} layoutHash
                 * @memberof smokestack.bridge.v1.ClientHello
                 * @instance
                 */
                ClientHello.prototype.layoutHash = $util.newBuffer([]);

                /**
                 * Creates a new ClientHello instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.ClientHello
                 * @static
                 * @param {smokestack.bridge.v1.ClientHello.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.ClientHello} ClientHello instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.ClientHello.$Shape): smokestack.bridge.v1.ClientHello & smokestack.bridge.v1.ClientHello.$Shape;
                 *   (properties?: smokestack.bridge.v1.ClientHello.$Properties): smokestack.bridge.v1.ClientHello;
                 * }}
                 */
                ClientHello.create = function(properties) {
                    return new ClientHello(properties);
                };

                /**
                 * Encodes the specified ClientHello message. Does not implicitly {@link smokestack.bridge.v1.ClientHello.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.ClientHello
                 * @static
                 * @param {smokestack.bridge.v1.ClientHello.$Properties} message ClientHello message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ClientHello.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.versionMin != null && $Object.hasOwnProperty.call(message, "versionMin") && message.versionMin !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.versionMin);
                    if (message.versionMax != null && $Object.hasOwnProperty.call(message, "versionMax") && message.versionMax !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.versionMax);
                    if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).int32(message.role);
                    if (message.clockMode != null && $Object.hasOwnProperty.call(message, "clockMode") && message.clockMode !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).int32(message.clockMode);
                    if (message.client != null && $Object.hasOwnProperty.call(message, "client") && message.client !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.client);
                    if (message.layoutHash != null && $Object.hasOwnProperty.call(message, "layoutHash") && message.layoutHash.length)
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.layoutHash);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ClientHello message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.ClientHello
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.ClientHello & smokestack.bridge.v1.ClientHello.$Shape} ClientHello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ClientHello.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.ClientHello();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.versionMin = value;
                                else
                                    delete message.versionMin;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.versionMax = value;
                                else
                                    delete message.versionMax;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.role = value;
                                else
                                    delete message.role;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.clockMode = value;
                                else
                                    delete message.clockMode;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.client = value;
                                else
                                    delete message.client;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.layoutHash = value;
                                else
                                    delete message.layoutHash;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ClientHello;
            })();

            v1.ServerHello = (function() {

                /**
                 * Properties of a ServerHello.
                 * @typedef {Object} smokestack.bridge.v1.ServerHello.$Properties
                 * @property {number|null} [version] ServerHello version
                 * @property {smokestack.bridge.v1.ClockMode|null} [clockMode] ServerHello clockMode
                 * @property {Uint8Array|null} [layoutHash] ServerHello layoutHash
                 * @property {Uint8Array|null} [designHash] ServerHello designHash
                 * @property {string|null} [target] ServerHello target
                 * @property {smokestack.bridge.v1.Parameters.$Properties|null} [parameters] ServerHello parameters
                 * @property {Array.<smokestack.bridge.v1.Window.$Properties>|null} [windows] ServerHello windows
                 * @property {Array.<string>|null} [capabilities] ServerHello capabilities
                 * @property {number|null} [timeScale] ServerHello timeScale
                 * @property {number|null} [engineLevel] ServerHello engineLevel
                 * @property {Long|null} [cycle] ServerHello cycle
                 * @property {number|null} [cyclesPerStrobe] ServerHello cyclesPerStrobe
                 * @property {number|null} [maxMessageBytes] ServerHello maxMessageBytes
                 * @property {number|null} [maxBatchOperations] ServerHello maxBatchOperations
                 * @property {number|null} [maxQueuedBatches] ServerHello maxQueuedBatches
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServerHello.
                 * @memberof smokestack.bridge.v1
                 * @interface IServerHello
                 * @augments smokestack.bridge.v1.ServerHello.$Properties
                 * @deprecated Use smokestack.bridge.v1.ServerHello.$Properties instead.
                 */

                /**
                 * Shape of a ServerHello.
                 * @typedef {smokestack.bridge.v1.ServerHello.$Properties} smokestack.bridge.v1.ServerHello.$Shape
                 */

                /**
                 * Constructs a new ServerHello.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a ServerHello.
                 * @constructor
                 * @param {smokestack.bridge.v1.ServerHello.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServerHello = function (properties) {
                    this.windows = [];
                    this.capabilities = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ServerHello version.
                 * @member {number} version
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.version = 0;

                /**
                 * ServerHello clockMode.
                 * @member {smokestack.bridge.v1.ClockMode} clockMode
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.clockMode = 0;

                /**
                 * ServerHello layoutHash.
                 * @member {Uint8Array} layoutHash
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.layoutHash = $util.newBuffer([]);

                /**
                 * ServerHello designHash.
                 * @member {Uint8Array} designHash
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.designHash = $util.newBuffer([]);

                /**
                 * ServerHello target.
                 * @member {string} target
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.target = "";

                /**
                 * ServerHello parameters.
                 * @member {smokestack.bridge.v1.Parameters.$Properties|null|undefined} parameters
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.parameters = null;

                /**
                 * ServerHello windows.
                 * @member {Array.<smokestack.bridge.v1.Window.$Properties>} windows
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.windows = $util.emptyArray;

                /**
                 * ServerHello capabilities.
                 * @member {Array.<string>} capabilities
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.capabilities = $util.emptyArray;

                /**
                 * ServerHello timeScale.
                 * @member {number} timeScale
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.timeScale = 0;

                /**
                 * ServerHello engineLevel.
                 * @member {number} engineLevel
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.engineLevel = 0;

                /**
                 * ServerHello cycle.
                 * @member {Long} cycle
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.cycle = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ServerHello cyclesPerStrobe.
                 * @member {number} cyclesPerStrobe
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.cyclesPerStrobe = 0;

                /**
                 * ServerHello maxMessageBytes.
                 * @member {number} maxMessageBytes
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.maxMessageBytes = 0;

                /**
                 * ServerHello maxBatchOperations.
                 * @member {number} maxBatchOperations
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.maxBatchOperations = 0;

                /**
                 * ServerHello maxQueuedBatches.
                 * @member {number} maxQueuedBatches
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @instance
                 */
                ServerHello.prototype.maxQueuedBatches = 0;

                /**
                 * Creates a new ServerHello instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @static
                 * @param {smokestack.bridge.v1.ServerHello.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.ServerHello} ServerHello instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.ServerHello.$Shape): smokestack.bridge.v1.ServerHello & smokestack.bridge.v1.ServerHello.$Shape;
                 *   (properties?: smokestack.bridge.v1.ServerHello.$Properties): smokestack.bridge.v1.ServerHello;
                 * }}
                 */
                ServerHello.create = function(properties) {
                    return new ServerHello(properties);
                };

                /**
                 * Encodes the specified ServerHello message. Does not implicitly {@link smokestack.bridge.v1.ServerHello.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @static
                 * @param {smokestack.bridge.v1.ServerHello.$Properties} message ServerHello message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServerHello.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
                    if (message.clockMode != null && $Object.hasOwnProperty.call(message, "clockMode") && message.clockMode !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.clockMode);
                    if (message.layoutHash != null && $Object.hasOwnProperty.call(message, "layoutHash") && message.layoutHash.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.layoutHash);
                    if (message.designHash != null && $Object.hasOwnProperty.call(message, "designHash") && message.designHash.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.designHash);
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.target);
                    if (message.parameters != null && $Object.hasOwnProperty.call(message, "parameters"))
                        $root.smokestack.bridge.v1.Parameters.encode(message.parameters, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.windows != null && message.windows.length)
                        for (let i = 0; i < message.windows.length; ++i)
                            $root.smokestack.bridge.v1.Window.encode(message.windows[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.capabilities != null && message.capabilities.length)
                        for (let i = 0; i < message.capabilities.length; ++i)
                            writer.uint32(/* id 8, wireType 2 =*/66).string(message.capabilities[i]);
                    if (message.timeScale != null && $Object.hasOwnProperty.call(message, "timeScale") && !$Object.is(message.timeScale, 0))
                        writer.uint32(/* id 9, wireType 1 =*/73).double(message.timeScale);
                    if (message.engineLevel != null && $Object.hasOwnProperty.call(message, "engineLevel") && message.engineLevel !== 0)
                        writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.engineLevel);
                    if (message.cycle != null && $Object.hasOwnProperty.call(message, "cycle") && (typeof message.cycle === "object" ? message.cycle.low || message.cycle.high : message.cycle !== 0))
                        writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.cycle);
                    if (message.cyclesPerStrobe != null && $Object.hasOwnProperty.call(message, "cyclesPerStrobe") && message.cyclesPerStrobe !== 0)
                        writer.uint32(/* id 12, wireType 0 =*/96).uint32(message.cyclesPerStrobe);
                    if (message.maxMessageBytes != null && $Object.hasOwnProperty.call(message, "maxMessageBytes") && message.maxMessageBytes !== 0)
                        writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.maxMessageBytes);
                    if (message.maxBatchOperations != null && $Object.hasOwnProperty.call(message, "maxBatchOperations") && message.maxBatchOperations !== 0)
                        writer.uint32(/* id 14, wireType 0 =*/112).uint32(message.maxBatchOperations);
                    if (message.maxQueuedBatches != null && $Object.hasOwnProperty.call(message, "maxQueuedBatches") && message.maxQueuedBatches !== 0)
                        writer.uint32(/* id 15, wireType 0 =*/120).uint32(message.maxQueuedBatches);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServerHello message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.ServerHello
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.ServerHello & smokestack.bridge.v1.ServerHello.$Shape} ServerHello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServerHello.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.ServerHello();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.clockMode = value;
                                else
                                    delete message.clockMode;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.layoutHash = value;
                                else
                                    delete message.layoutHash;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.designHash = value;
                                else
                                    delete message.designHash;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.target = value;
                                else
                                    delete message.target;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.parameters = $root.smokestack.bridge.v1.Parameters.decode(reader, reader.size(), $undefined, _depth + 1, message.parameters);
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.windows && message.windows.length))
                                    message.windows = [];
                                message.windows.push($root.smokestack.bridge.v1.Window.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.capabilities && message.capabilities.length))
                                    message.capabilities = [];
                                message.capabilities.push(reader.stringVerify());
                                continue;
                            }
                        case 9: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.timeScale = value;
                                else
                                    delete message.timeScale;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.engineLevel = value;
                                else
                                    delete message.engineLevel;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cycle = value;
                                else
                                    delete message.cycle;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.cyclesPerStrobe = value;
                                else
                                    delete message.cyclesPerStrobe;
                                continue;
                            }
                        case 13: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.maxMessageBytes = value;
                                else
                                    delete message.maxMessageBytes;
                                continue;
                            }
                        case 14: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.maxBatchOperations = value;
                                else
                                    delete message.maxBatchOperations;
                                continue;
                            }
                        case 15: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.maxQueuedBatches = value;
                                else
                                    delete message.maxQueuedBatches;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ServerHello;
            })();

            v1.Parameters = (function() {

                /**
                 * Properties of a Parameters.
                 * @typedef {Object} smokestack.bridge.v1.Parameters.$Properties
                 * @property {number|null} [connections] Parameters connections
                 * @property {number|null} [paths] Parameters paths
                 * @property {number|null} [neighbors] Parameters neighbors
                 * @property {number|null} [dataWidth] Parameters dataWidth
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Parameters.
                 * @memberof smokestack.bridge.v1
                 * @interface IParameters
                 * @augments smokestack.bridge.v1.Parameters.$Properties
                 * @deprecated Use smokestack.bridge.v1.Parameters.$Properties instead.
                 */

                /**
                 * Shape of a Parameters.
                 * @typedef {smokestack.bridge.v1.Parameters.$Properties} smokestack.bridge.v1.Parameters.$Shape
                 */

                /**
                 * Constructs a new Parameters.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Parameters.
                 * @constructor
                 * @param {smokestack.bridge.v1.Parameters.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Parameters = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Parameters connections.
                 * @member {number} connections
                 * @memberof smokestack.bridge.v1.Parameters
                 * @instance
                 */
                Parameters.prototype.connections = 0;

                /**
                 * Parameters paths.
                 * @member {number} paths
                 * @memberof smokestack.bridge.v1.Parameters
                 * @instance
                 */
                Parameters.prototype.paths = 0;

                /**
                 * Parameters neighbors.
                 * @member {number} neighbors
                 * @memberof smokestack.bridge.v1.Parameters
                 * @instance
                 */
                Parameters.prototype.neighbors = 0;

                /**
                 * Parameters dataWidth.
                 * @member {number} dataWidth
                 * @memberof smokestack.bridge.v1.Parameters
                 * @instance
                 */
                Parameters.prototype.dataWidth = 0;

                /**
                 * Creates a new Parameters instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Parameters
                 * @static
                 * @param {smokestack.bridge.v1.Parameters.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Parameters} Parameters instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Parameters.$Shape): smokestack.bridge.v1.Parameters & smokestack.bridge.v1.Parameters.$Shape;
                 *   (properties?: smokestack.bridge.v1.Parameters.$Properties): smokestack.bridge.v1.Parameters;
                 * }}
                 */
                Parameters.create = function(properties) {
                    return new Parameters(properties);
                };

                /**
                 * Encodes the specified Parameters message. Does not implicitly {@link smokestack.bridge.v1.Parameters.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Parameters
                 * @static
                 * @param {smokestack.bridge.v1.Parameters.$Properties} message Parameters message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Parameters.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.connections != null && $Object.hasOwnProperty.call(message, "connections") && message.connections !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.connections);
                    if (message.paths != null && $Object.hasOwnProperty.call(message, "paths") && message.paths !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.paths);
                    if (message.neighbors != null && $Object.hasOwnProperty.call(message, "neighbors") && message.neighbors !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.neighbors);
                    if (message.dataWidth != null && $Object.hasOwnProperty.call(message, "dataWidth") && message.dataWidth !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.dataWidth);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Parameters message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Parameters
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Parameters & smokestack.bridge.v1.Parameters.$Shape} Parameters
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Parameters.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Parameters();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.connections = value;
                                else
                                    delete message.connections;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.paths = value;
                                else
                                    delete message.paths;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.neighbors = value;
                                else
                                    delete message.neighbors;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.dataWidth = value;
                                else
                                    delete message.dataWidth;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Parameters;
            })();

            /**
             * Space enum.
             * @name smokestack.bridge.v1.Space
             * @enum {number}
             * @property {number} SPACE_UNSPECIFIED=0 SPACE_UNSPECIFIED value
             * @property {number} SPACE_HOST=1 SPACE_HOST value
             * @property {number} SPACE_NIC=2 SPACE_NIC value
             */
            v1.Space = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "SPACE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "SPACE_HOST"] = 1;
                values[valuesById[2] = "SPACE_NIC"] = 2;
                return values;
            })();

            v1.Window = (function() {

                /**
                 * Properties of a Window.
                 * @typedef {Object} smokestack.bridge.v1.Window.$Properties
                 * @property {smokestack.bridge.v1.Space|null} [space] Window space
                 * @property {Long|null} [base] Window base
                 * @property {Long|null} [bytes] Window bytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Window.
                 * @memberof smokestack.bridge.v1
                 * @interface IWindow
                 * @augments smokestack.bridge.v1.Window.$Properties
                 * @deprecated Use smokestack.bridge.v1.Window.$Properties instead.
                 */

                /**
                 * Shape of a Window.
                 * @typedef {smokestack.bridge.v1.Window.$Properties} smokestack.bridge.v1.Window.$Shape
                 */

                /**
                 * Constructs a new Window.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Window.
                 * @constructor
                 * @param {smokestack.bridge.v1.Window.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Window = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Window space.
                 * @member {smokestack.bridge.v1.Space} space
                 * @memberof smokestack.bridge.v1.Window
                 * @instance
                 */
                Window.prototype.space = 0;

                /**
                 * Window base.
                 * @member {Long} base
                 * @memberof smokestack.bridge.v1.Window
                 * @instance
                 */
                Window.prototype.base = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Window bytes.
                 * @member {Long} bytes
                 * @memberof smokestack.bridge.v1.Window
                 * @instance
                 */
                Window.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Window instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Window
                 * @static
                 * @param {smokestack.bridge.v1.Window.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Window} Window instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Window.$Shape): smokestack.bridge.v1.Window & smokestack.bridge.v1.Window.$Shape;
                 *   (properties?: smokestack.bridge.v1.Window.$Properties): smokestack.bridge.v1.Window;
                 * }}
                 */
                Window.create = function(properties) {
                    return new Window(properties);
                };

                /**
                 * Encodes the specified Window message. Does not implicitly {@link smokestack.bridge.v1.Window.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Window
                 * @static
                 * @param {smokestack.bridge.v1.Window.$Properties} message Window message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Window.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.space != null && $Object.hasOwnProperty.call(message, "space") && message.space !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.space);
                    if (message.base != null && $Object.hasOwnProperty.call(message, "base") && (typeof message.base === "object" ? message.base.low || message.base.high : message.base !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.base);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.bytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Window message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Window
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Window & smokestack.bridge.v1.Window.$Shape} Window
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Window.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Window();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.space = value;
                                else
                                    delete message.space;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.base = value;
                                else
                                    delete message.base;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.bytes = value;
                                else
                                    delete message.bytes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Window;
            })();

            v1.Batch = (function() {

                /**
                 * Properties of a Batch.
                 * @typedef {Object} smokestack.bridge.v1.Batch.$Properties
                 * @property {Long|null} [id] Batch id
                 * @property {Array.<smokestack.bridge.v1.Operation.$Properties>|null} [operations] Batch operations
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Batch.
                 * @memberof smokestack.bridge.v1
                 * @interface IBatch
                 * @augments smokestack.bridge.v1.Batch.$Properties
                 * @deprecated Use smokestack.bridge.v1.Batch.$Properties instead.
                 */

                /**
                 * Shape of a Batch.
                 * @typedef {{
                 *   id?: Long|null;
                 *   operations?: Array.<smokestack.bridge.v1.Operation.$Shape>|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} smokestack.bridge.v1.Batch.$Shape
                 */

                /**
                 * Constructs a new Batch.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Batch.
                 * @constructor
                 * @param {smokestack.bridge.v1.Batch.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Batch = function (properties) {
                    this.operations = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Batch id.
                 * @member {Long} id
                 * @memberof smokestack.bridge.v1.Batch
                 * @instance
                 */
                Batch.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Batch operations.
                 * @member {Array.<smokestack.bridge.v1.Operation.$Properties>} operations
                 * @memberof smokestack.bridge.v1.Batch
                 * @instance
                 */
                Batch.prototype.operations = $util.emptyArray;

                /**
                 * Creates a new Batch instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Batch
                 * @static
                 * @param {smokestack.bridge.v1.Batch.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Batch} Batch instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Batch.$Shape): smokestack.bridge.v1.Batch & smokestack.bridge.v1.Batch.$Shape;
                 *   (properties?: smokestack.bridge.v1.Batch.$Properties): smokestack.bridge.v1.Batch;
                 * }}
                 */
                Batch.create = function(properties) {
                    return new Batch(properties);
                };

                /**
                 * Encodes the specified Batch message. Does not implicitly {@link smokestack.bridge.v1.Batch.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Batch
                 * @static
                 * @param {smokestack.bridge.v1.Batch.$Properties} message Batch message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Batch.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
                    if (message.operations != null && message.operations.length)
                        for (let i = 0; i < message.operations.length; ++i)
                            $root.smokestack.bridge.v1.Operation.encode(message.operations[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Batch message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Batch
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Batch & smokestack.bridge.v1.Batch.$Shape} Batch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Batch.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Batch();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.operations && message.operations.length))
                                    message.operations = [];
                                message.operations.push($root.smokestack.bridge.v1.Operation.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Batch;
            })();

            v1.Operation = (function() {

                /**
                 * Properties of an Operation.
                 * @typedef {Object} smokestack.bridge.v1.Operation.$Properties
                 * @property {smokestack.bridge.v1.RegisterRead.$Properties|null} [registerRead] Operation registerRead
                 * @property {smokestack.bridge.v1.RegisterWrite.$Properties|null} [registerWrite] Operation registerWrite
                 * @property {smokestack.bridge.v1.MemoryRead.$Properties|null} [memoryRead] Operation memoryRead
                 * @property {smokestack.bridge.v1.MemoryWrite.$Properties|null} [memoryWrite] Operation memoryWrite
                 * @property {smokestack.bridge.v1.FrameIn.$Properties|null} [frameIn] Operation frameIn
                 * @property {smokestack.bridge.v1.Run.$Properties|null} [run] Operation run
                 * @property {smokestack.bridge.v1.Strobe.$Properties|null} [strobe] Operation strobe
                 * @property {smokestack.bridge.v1.Waves.$Properties|null} [waves] Operation waves
                 * @property {smokestack.bridge.v1.Reset.$Properties|null} [reset] Operation reset
                 * @property {smokestack.bridge.v1.WatchRing.$Properties|null} [watchRing] Operation watchRing
                 * @property {smokestack.bridge.v1.Subscribe.$Properties|null} [subscribe] Operation subscribe
                 * @property {smokestack.bridge.v1.Checkpoint.$Properties|null} [checkpoint] Operation checkpoint
                 * @property {"registerRead"|"registerWrite"|"memoryRead"|"memoryWrite"|"frameIn"|"run"|"strobe"|"waves"|"reset"|"watchRing"|"subscribe"|"checkpoint"} [kind] Operation kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Operation.
                 * @memberof smokestack.bridge.v1
                 * @interface IOperation
                 * @augments smokestack.bridge.v1.Operation.$Properties
                 * @deprecated Use smokestack.bridge.v1.Operation.$Properties instead.
                 */

                /**
                 * Narrowed shape of an Operation.
                 * @typedef {{
                 *   registerRead?: smokestack.bridge.v1.RegisterRead.$Shape|null;
                 *   registerWrite?: smokestack.bridge.v1.RegisterWrite.$Shape|null;
                 *   memoryRead?: smokestack.bridge.v1.MemoryRead.$Shape|null;
                 *   memoryWrite?: smokestack.bridge.v1.MemoryWrite.$Shape|null;
                 *   frameIn?: smokestack.bridge.v1.FrameIn.$Shape|null;
                 *   run?: smokestack.bridge.v1.Run.$Shape|null;
                 *   strobe?: smokestack.bridge.v1.Strobe.$Shape|null;
                 *   waves?: smokestack.bridge.v1.Waves.$Shape|null;
                 *   reset?: smokestack.bridge.v1.Reset.$Shape|null;
                 *   watchRing?: smokestack.bridge.v1.WatchRing.$Shape|null;
                 *   subscribe?: smokestack.bridge.v1.Subscribe.$Shape|null;
                 *   checkpoint?: smokestack.bridge.v1.Checkpoint.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "registerRead"; registerRead: smokestack.bridge.v1.RegisterRead.$Shape; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "registerWrite"; registerRead?: null; registerWrite: smokestack.bridge.v1.RegisterWrite.$Shape; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "memoryRead"; registerRead?: null; registerWrite?: null; memoryRead: smokestack.bridge.v1.MemoryRead.$Shape; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "memoryWrite"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite: smokestack.bridge.v1.MemoryWrite.$Shape; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "frameIn"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn: smokestack.bridge.v1.FrameIn.$Shape; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "run"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run: smokestack.bridge.v1.Run.$Shape; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "strobe"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe: smokestack.bridge.v1.Strobe.$Shape; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "waves"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves: smokestack.bridge.v1.Waves.$Shape; reset?: null; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "reset"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset: smokestack.bridge.v1.Reset.$Shape; watchRing?: null; subscribe?: null; checkpoint?: null }|{ kind?: "watchRing"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing: smokestack.bridge.v1.WatchRing.$Shape; subscribe?: null; checkpoint?: null }|{ kind?: "subscribe"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe: smokestack.bridge.v1.Subscribe.$Shape; checkpoint?: null }|{ kind?: "checkpoint"; registerRead?: null; registerWrite?: null; memoryRead?: null; memoryWrite?: null; frameIn?: null; run?: null; strobe?: null; waves?: null; reset?: null; watchRing?: null; subscribe?: null; checkpoint: smokestack.bridge.v1.Checkpoint.$Shape })
                 * )} smokestack.bridge.v1.Operation.$Shape
                 */

                /**
                 * Constructs a new Operation.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents an Operation.
                 * @constructor
                 * @param {smokestack.bridge.v1.Operation.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Operation = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Operation registerRead.
                 * @member {smokestack.bridge.v1.RegisterRead.$Properties|null|undefined} registerRead
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.registerRead = null;

                /**
                 * Operation registerWrite.
                 * @member {smokestack.bridge.v1.RegisterWrite.$Properties|null|undefined} registerWrite
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.registerWrite = null;

                /**
                 * Operation memoryRead.
                 * @member {smokestack.bridge.v1.MemoryRead.$Properties|null|undefined} memoryRead
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.memoryRead = null;

                /**
                 * Operation memoryWrite.
                 * @member {smokestack.bridge.v1.MemoryWrite.$Properties|null|undefined} memoryWrite
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.memoryWrite = null;

                /**
                 * Operation frameIn.
                 * @member {smokestack.bridge.v1.FrameIn.$Properties|null|undefined} frameIn
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.frameIn = null;

                /**
                 * Operation run.
                 * @member {smokestack.bridge.v1.Run.$Properties|null|undefined} run
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.run = null;

                /**
                 * Operation strobe.
                 * @member {smokestack.bridge.v1.Strobe.$Properties|null|undefined} strobe
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.strobe = null;

                /**
                 * Operation waves.
                 * @member {smokestack.bridge.v1.Waves.$Properties|null|undefined} waves
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.waves = null;

                /**
                 * Operation reset.
                 * @member {smokestack.bridge.v1.Reset.$Properties|null|undefined} reset
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.reset = null;

                /**
                 * Operation watchRing.
                 * @member {smokestack.bridge.v1.WatchRing.$Properties|null|undefined} watchRing
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.watchRing = null;

                /**
                 * Operation subscribe.
                 * @member {smokestack.bridge.v1.Subscribe.$Properties|null|undefined} subscribe
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.subscribe = null;

                /**
                 * Operation checkpoint.
                 * @member {smokestack.bridge.v1.Checkpoint.$Properties|null|undefined} checkpoint
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                Operation.prototype.checkpoint = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Operation kind.
                 * @member {"registerRead"|"registerWrite"|"memoryRead"|"memoryWrite"|"frameIn"|"run"|"strobe"|"waves"|"reset"|"watchRing"|"subscribe"|"checkpoint"|undefined} kind
                 * @memberof smokestack.bridge.v1.Operation
                 * @instance
                 */
                $Object.defineProperty(Operation.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["registerRead", "registerWrite", "memoryRead", "memoryWrite", "frameIn", "run", "strobe", "waves", "reset", "watchRing", "subscribe", "checkpoint"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Operation instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Operation
                 * @static
                 * @param {smokestack.bridge.v1.Operation.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Operation} Operation instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Operation.$Shape): smokestack.bridge.v1.Operation & smokestack.bridge.v1.Operation.$Shape;
                 *   (properties?: smokestack.bridge.v1.Operation.$Properties): smokestack.bridge.v1.Operation;
                 * }}
                 */
                Operation.create = function(properties) {
                    return new Operation(properties);
                };

                /**
                 * Encodes the specified Operation message. Does not implicitly {@link smokestack.bridge.v1.Operation.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Operation
                 * @static
                 * @param {smokestack.bridge.v1.Operation.$Properties} message Operation message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Operation.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.registerRead != null && $Object.hasOwnProperty.call(message, "registerRead"))
                        $root.smokestack.bridge.v1.RegisterRead.encode(message.registerRead, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.registerWrite != null && $Object.hasOwnProperty.call(message, "registerWrite"))
                        $root.smokestack.bridge.v1.RegisterWrite.encode(message.registerWrite, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.memoryRead != null && $Object.hasOwnProperty.call(message, "memoryRead"))
                        $root.smokestack.bridge.v1.MemoryRead.encode(message.memoryRead, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.memoryWrite != null && $Object.hasOwnProperty.call(message, "memoryWrite"))
                        $root.smokestack.bridge.v1.MemoryWrite.encode(message.memoryWrite, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.frameIn != null && $Object.hasOwnProperty.call(message, "frameIn"))
                        $root.smokestack.bridge.v1.FrameIn.encode(message.frameIn, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.run != null && $Object.hasOwnProperty.call(message, "run"))
                        $root.smokestack.bridge.v1.Run.encode(message.run, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.strobe != null && $Object.hasOwnProperty.call(message, "strobe"))
                        $root.smokestack.bridge.v1.Strobe.encode(message.strobe, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.waves != null && $Object.hasOwnProperty.call(message, "waves"))
                        $root.smokestack.bridge.v1.Waves.encode(message.waves, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                    if (message.reset != null && $Object.hasOwnProperty.call(message, "reset"))
                        $root.smokestack.bridge.v1.Reset.encode(message.reset, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                    if (message.watchRing != null && $Object.hasOwnProperty.call(message, "watchRing"))
                        $root.smokestack.bridge.v1.WatchRing.encode(message.watchRing, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                    if (message.subscribe != null && $Object.hasOwnProperty.call(message, "subscribe"))
                        $root.smokestack.bridge.v1.Subscribe.encode(message.subscribe, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                    if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint"))
                        $root.smokestack.bridge.v1.Checkpoint.encode(message.checkpoint, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Operation message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Operation
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Operation & smokestack.bridge.v1.Operation.$Shape} Operation
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Operation.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Operation();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.registerRead = $root.smokestack.bridge.v1.RegisterRead.decode(reader, reader.size(), $undefined, _depth + 1, message.registerRead);
                                message.kind = "registerRead";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.registerWrite = $root.smokestack.bridge.v1.RegisterWrite.decode(reader, reader.size(), $undefined, _depth + 1, message.registerWrite);
                                message.kind = "registerWrite";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.memoryRead = $root.smokestack.bridge.v1.MemoryRead.decode(reader, reader.size(), $undefined, _depth + 1, message.memoryRead);
                                message.kind = "memoryRead";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.memoryWrite = $root.smokestack.bridge.v1.MemoryWrite.decode(reader, reader.size(), $undefined, _depth + 1, message.memoryWrite);
                                message.kind = "memoryWrite";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.frameIn = $root.smokestack.bridge.v1.FrameIn.decode(reader, reader.size(), $undefined, _depth + 1, message.frameIn);
                                message.kind = "frameIn";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.run = $root.smokestack.bridge.v1.Run.decode(reader, reader.size(), $undefined, _depth + 1, message.run);
                                message.kind = "run";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.strobe = $root.smokestack.bridge.v1.Strobe.decode(reader, reader.size(), $undefined, _depth + 1, message.strobe);
                                message.kind = "strobe";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.waves = $root.smokestack.bridge.v1.Waves.decode(reader, reader.size(), $undefined, _depth + 1, message.waves);
                                message.kind = "waves";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.reset = $root.smokestack.bridge.v1.Reset.decode(reader, reader.size(), $undefined, _depth + 1, message.reset);
                                message.kind = "reset";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.watchRing = $root.smokestack.bridge.v1.WatchRing.decode(reader, reader.size(), $undefined, _depth + 1, message.watchRing);
                                message.kind = "watchRing";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                message.subscribe = $root.smokestack.bridge.v1.Subscribe.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribe);
                                message.kind = "subscribe";
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                message.checkpoint = $root.smokestack.bridge.v1.Checkpoint.decode(reader, reader.size(), $undefined, _depth + 1, message.checkpoint);
                                message.kind = "checkpoint";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Operation;
            })();

            v1.RegisterRead = (function() {

                /**
                 * Properties of a RegisterRead.
                 * @typedef {Object} smokestack.bridge.v1.RegisterRead.$Properties
                 * @property {number|null} [address] RegisterRead address
                 * @property {number|null} [count] RegisterRead count
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RegisterRead.
                 * @memberof smokestack.bridge.v1
                 * @interface IRegisterRead
                 * @augments smokestack.bridge.v1.RegisterRead.$Properties
                 * @deprecated Use smokestack.bridge.v1.RegisterRead.$Properties instead.
                 */

                /**
                 * Shape of a RegisterRead.
                 * @typedef {smokestack.bridge.v1.RegisterRead.$Properties} smokestack.bridge.v1.RegisterRead.$Shape
                 */

                /**
                 * Constructs a new RegisterRead.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a RegisterRead.
                 * @constructor
                 * @param {smokestack.bridge.v1.RegisterRead.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RegisterRead = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RegisterRead address.
                 * @member {number} address
                 * @memberof smokestack.bridge.v1.RegisterRead
                 * @instance
                 */
                RegisterRead.prototype.address = 0;

                /**
                 * RegisterRead count.
                 * @member {number} count
                 * @memberof smokestack.bridge.v1.RegisterRead
                 * @instance
                 */
                RegisterRead.prototype.count = 0;

                /**
                 * Creates a new RegisterRead instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.RegisterRead
                 * @static
                 * @param {smokestack.bridge.v1.RegisterRead.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.RegisterRead} RegisterRead instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.RegisterRead.$Shape): smokestack.bridge.v1.RegisterRead & smokestack.bridge.v1.RegisterRead.$Shape;
                 *   (properties?: smokestack.bridge.v1.RegisterRead.$Properties): smokestack.bridge.v1.RegisterRead;
                 * }}
                 */
                RegisterRead.create = function(properties) {
                    return new RegisterRead(properties);
                };

                /**
                 * Encodes the specified RegisterRead message. Does not implicitly {@link smokestack.bridge.v1.RegisterRead.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.RegisterRead
                 * @static
                 * @param {smokestack.bridge.v1.RegisterRead.$Properties} message RegisterRead message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RegisterRead.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.address);
                    if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RegisterRead message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.RegisterRead
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.RegisterRead & smokestack.bridge.v1.RegisterRead.$Shape} RegisterRead
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RegisterRead.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.RegisterRead();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.address = value;
                                else
                                    delete message.address;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.count = value;
                                else
                                    delete message.count;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return RegisterRead;
            })();

            v1.RegisterWrite = (function() {

                /**
                 * Properties of a RegisterWrite.
                 * @typedef {Object} smokestack.bridge.v1.RegisterWrite.$Properties
                 * @property {number|null} [address] RegisterWrite address
                 * @property {number|null} [value] RegisterWrite value
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RegisterWrite.
                 * @memberof smokestack.bridge.v1
                 * @interface IRegisterWrite
                 * @augments smokestack.bridge.v1.RegisterWrite.$Properties
                 * @deprecated Use smokestack.bridge.v1.RegisterWrite.$Properties instead.
                 */

                /**
                 * Shape of a RegisterWrite.
                 * @typedef {smokestack.bridge.v1.RegisterWrite.$Properties} smokestack.bridge.v1.RegisterWrite.$Shape
                 */

                /**
                 * Constructs a new RegisterWrite.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a RegisterWrite.
                 * @constructor
                 * @param {smokestack.bridge.v1.RegisterWrite.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RegisterWrite = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RegisterWrite address.
                 * @member {number} address
                 * @memberof smokestack.bridge.v1.RegisterWrite
                 * @instance
                 */
                RegisterWrite.prototype.address = 0;

                /**
                 * RegisterWrite value.
                 * @member {number} value
                 * @memberof smokestack.bridge.v1.RegisterWrite
                 * @instance
                 */
                RegisterWrite.prototype.value = 0;

                /**
                 * Creates a new RegisterWrite instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.RegisterWrite
                 * @static
                 * @param {smokestack.bridge.v1.RegisterWrite.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.RegisterWrite} RegisterWrite instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.RegisterWrite.$Shape): smokestack.bridge.v1.RegisterWrite & smokestack.bridge.v1.RegisterWrite.$Shape;
                 *   (properties?: smokestack.bridge.v1.RegisterWrite.$Properties): smokestack.bridge.v1.RegisterWrite;
                 * }}
                 */
                RegisterWrite.create = function(properties) {
                    return new RegisterWrite(properties);
                };

                /**
                 * Encodes the specified RegisterWrite message. Does not implicitly {@link smokestack.bridge.v1.RegisterWrite.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.RegisterWrite
                 * @static
                 * @param {smokestack.bridge.v1.RegisterWrite.$Properties} message RegisterWrite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RegisterWrite.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.address);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.value);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RegisterWrite message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.RegisterWrite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.RegisterWrite & smokestack.bridge.v1.RegisterWrite.$Shape} RegisterWrite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RegisterWrite.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.RegisterWrite();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.address = value;
                                else
                                    delete message.address;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.value = value;
                                else
                                    delete message.value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return RegisterWrite;
            })();

            v1.MemoryRead = (function() {

                /**
                 * Properties of a MemoryRead.
                 * @typedef {Object} smokestack.bridge.v1.MemoryRead.$Properties
                 * @property {smokestack.bridge.v1.Space|null} [space] MemoryRead space
                 * @property {Long|null} [address] MemoryRead address
                 * @property {number|null} [bytes] MemoryRead bytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a MemoryRead.
                 * @memberof smokestack.bridge.v1
                 * @interface IMemoryRead
                 * @augments smokestack.bridge.v1.MemoryRead.$Properties
                 * @deprecated Use smokestack.bridge.v1.MemoryRead.$Properties instead.
                 */

                /**
                 * Shape of a MemoryRead.
                 * @typedef {smokestack.bridge.v1.MemoryRead.$Properties} smokestack.bridge.v1.MemoryRead.$Shape
                 */

                /**
                 * Constructs a new MemoryRead.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a MemoryRead.
                 * @constructor
                 * @param {smokestack.bridge.v1.MemoryRead.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const MemoryRead = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * MemoryRead space.
                 * @member {smokestack.bridge.v1.Space} space
                 * @memberof smokestack.bridge.v1.MemoryRead
                 * @instance
                 */
                MemoryRead.prototype.space = 0;

                /**
                 * MemoryRead address.
                 * @member {Long} address
                 * @memberof smokestack.bridge.v1.MemoryRead
                 * @instance
                 */
                MemoryRead.prototype.address = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * MemoryRead bytes.
                 * @member {number} bytes
                 * @memberof smokestack.bridge.v1.MemoryRead
                 * @instance
                 */
                MemoryRead.prototype.bytes = 0;

                /**
                 * Creates a new MemoryRead instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.MemoryRead
                 * @static
                 * @param {smokestack.bridge.v1.MemoryRead.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.MemoryRead} MemoryRead instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.MemoryRead.$Shape): smokestack.bridge.v1.MemoryRead & smokestack.bridge.v1.MemoryRead.$Shape;
                 *   (properties?: smokestack.bridge.v1.MemoryRead.$Properties): smokestack.bridge.v1.MemoryRead;
                 * }}
                 */
                MemoryRead.create = function(properties) {
                    return new MemoryRead(properties);
                };

                /**
                 * Encodes the specified MemoryRead message. Does not implicitly {@link smokestack.bridge.v1.MemoryRead.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.MemoryRead
                 * @static
                 * @param {smokestack.bridge.v1.MemoryRead.$Properties} message MemoryRead message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                MemoryRead.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.space != null && $Object.hasOwnProperty.call(message, "space") && message.space !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.space);
                    if (message.address != null && $Object.hasOwnProperty.call(message, "address") && (typeof message.address === "object" ? message.address.low || message.address.high : message.address !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.address);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.bytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a MemoryRead message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.MemoryRead
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.MemoryRead & smokestack.bridge.v1.MemoryRead.$Shape} MemoryRead
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                MemoryRead.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.MemoryRead();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.space = value;
                                else
                                    delete message.space;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.address = value;
                                else
                                    delete message.address;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bytes = value;
                                else
                                    delete message.bytes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return MemoryRead;
            })();

            v1.MemoryWrite = (function() {

                /**
                 * Properties of a MemoryWrite.
                 * @typedef {Object} smokestack.bridge.v1.MemoryWrite.$Properties
                 * @property {smokestack.bridge.v1.Space|null} [space] MemoryWrite space
                 * @property {Long|null} [address] MemoryWrite address
                 * @property {Uint8Array|null} [data] MemoryWrite data
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a MemoryWrite.
                 * @memberof smokestack.bridge.v1
                 * @interface IMemoryWrite
                 * @augments smokestack.bridge.v1.MemoryWrite.$Properties
                 * @deprecated Use smokestack.bridge.v1.MemoryWrite.$Properties instead.
                 */

                /**
                 * Shape of a MemoryWrite.
                 * @typedef {smokestack.bridge.v1.MemoryWrite.$Properties} smokestack.bridge.v1.MemoryWrite.$Shape
                 */

                /**
                 * Constructs a new MemoryWrite.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a MemoryWrite.
                 * @constructor
                 * @param {smokestack.bridge.v1.MemoryWrite.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const MemoryWrite = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * MemoryWrite space.
                 * @member {smokestack.bridge.v1.Space} space
                 * @memberof smokestack.bridge.v1.MemoryWrite
                 * @instance
                 */
                MemoryWrite.prototype.space = 0;

                /**
                 * MemoryWrite address.
                 * @member {Long} address
                 * @memberof smokestack.bridge.v1.MemoryWrite
                 * @instance
                 */
                MemoryWrite.prototype.address = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * MemoryWrite data.
                 * @member {Uint8Array} data
                 * @memberof smokestack.bridge.v1.MemoryWrite
                 * @instance
                 */
                MemoryWrite.prototype.data = $util.newBuffer([]);

                /**
                 * Creates a new MemoryWrite instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.MemoryWrite
                 * @static
                 * @param {smokestack.bridge.v1.MemoryWrite.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.MemoryWrite} MemoryWrite instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.MemoryWrite.$Shape): smokestack.bridge.v1.MemoryWrite & smokestack.bridge.v1.MemoryWrite.$Shape;
                 *   (properties?: smokestack.bridge.v1.MemoryWrite.$Properties): smokestack.bridge.v1.MemoryWrite;
                 * }}
                 */
                MemoryWrite.create = function(properties) {
                    return new MemoryWrite(properties);
                };

                /**
                 * Encodes the specified MemoryWrite message. Does not implicitly {@link smokestack.bridge.v1.MemoryWrite.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.MemoryWrite
                 * @static
                 * @param {smokestack.bridge.v1.MemoryWrite.$Properties} message MemoryWrite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                MemoryWrite.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.space != null && $Object.hasOwnProperty.call(message, "space") && message.space !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.space);
                    if (message.address != null && $Object.hasOwnProperty.call(message, "address") && (typeof message.address === "object" ? message.address.low || message.address.high : message.address !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.address);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.data);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a MemoryWrite message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.MemoryWrite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.MemoryWrite & smokestack.bridge.v1.MemoryWrite.$Shape} MemoryWrite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                MemoryWrite.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.MemoryWrite();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.space = value;
                                else
                                    delete message.space;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.address = value;
                                else
                                    delete message.address;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return MemoryWrite;
            })();

            v1.FrameIn = (function() {

                /**
                 * Properties of a FrameIn.
                 * @typedef {Object} smokestack.bridge.v1.FrameIn.$Properties
                 * @property {Array.<Uint8Array>|null} [frames] FrameIn frames
                 * @property {boolean|null} [errored] FrameIn errored
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FrameIn.
                 * @memberof smokestack.bridge.v1
                 * @interface IFrameIn
                 * @augments smokestack.bridge.v1.FrameIn.$Properties
                 * @deprecated Use smokestack.bridge.v1.FrameIn.$Properties instead.
                 */

                /**
                 * Shape of a FrameIn.
                 * @typedef {smokestack.bridge.v1.FrameIn.$Properties} smokestack.bridge.v1.FrameIn.$Shape
                 */

                /**
                 * Constructs a new FrameIn.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a FrameIn.
                 * @constructor
                 * @param {smokestack.bridge.v1.FrameIn.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FrameIn = function (properties) {
                    this.frames = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FrameIn frames.
                 * @member {Array.<Uint8Array>} frames
                 * @memberof smokestack.bridge.v1.FrameIn
                 * @instance
                 */
                FrameIn.prototype.frames = $util.emptyArray;

                /**
                 * FrameIn errored.
                 * @member {boolean} errored
                 * @memberof smokestack.bridge.v1.FrameIn
                 * @instance
                 */
                FrameIn.prototype.errored = false;

                /**
                 * Creates a new FrameIn instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.FrameIn
                 * @static
                 * @param {smokestack.bridge.v1.FrameIn.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.FrameIn} FrameIn instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.FrameIn.$Shape): smokestack.bridge.v1.FrameIn & smokestack.bridge.v1.FrameIn.$Shape;
                 *   (properties?: smokestack.bridge.v1.FrameIn.$Properties): smokestack.bridge.v1.FrameIn;
                 * }}
                 */
                FrameIn.create = function(properties) {
                    return new FrameIn(properties);
                };

                /**
                 * Encodes the specified FrameIn message. Does not implicitly {@link smokestack.bridge.v1.FrameIn.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.FrameIn
                 * @static
                 * @param {smokestack.bridge.v1.FrameIn.$Properties} message FrameIn message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FrameIn.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.frames != null && message.frames.length)
                        for (let i = 0; i < message.frames.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.frames[i]);
                    if (message.errored != null && $Object.hasOwnProperty.call(message, "errored") && message.errored !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.errored);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FrameIn message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.FrameIn
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.FrameIn & smokestack.bridge.v1.FrameIn.$Shape} FrameIn
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FrameIn.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.FrameIn();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.frames && message.frames.length))
                                    message.frames = [];
                                message.frames.push(reader.bytes());
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.errored = value;
                                else
                                    delete message.errored;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FrameIn;
            })();

            v1.Run = (function() {

                /**
                 * Properties of a Run.
                 * @typedef {Object} smokestack.bridge.v1.Run.$Properties
                 * @property {Long|null} [cycles] Run cycles
                 * @property {boolean|null} [stopOnFrame] Run stopOnFrame
                 * @property {boolean|null} [stopOnEntry] Run stopOnEntry
                 * @property {boolean|null} [stopWhenIdle] Run stopWhenIdle
                 * @property {Array.<smokestack.bridge.v1.Condition.$Properties>|null} [until] Run until
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Run.
                 * @memberof smokestack.bridge.v1
                 * @interface IRun
                 * @augments smokestack.bridge.v1.Run.$Properties
                 * @deprecated Use smokestack.bridge.v1.Run.$Properties instead.
                 */

                /**
                 * Shape of a Run.
                 * @typedef {{
                 *   cycles?: Long|null;
                 *   stopOnFrame?: boolean|null;
                 *   stopOnEntry?: boolean|null;
                 *   stopWhenIdle?: boolean|null;
                 *   until?: Array.<smokestack.bridge.v1.Condition.$Shape>|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} smokestack.bridge.v1.Run.$Shape
                 */

                /**
                 * Constructs a new Run.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Run.
                 * @constructor
                 * @param {smokestack.bridge.v1.Run.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Run = function (properties) {
                    this.until = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Run cycles.
                 * @member {Long} cycles
                 * @memberof smokestack.bridge.v1.Run
                 * @instance
                 */
                Run.prototype.cycles = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Run stopOnFrame.
                 * @member {boolean} stopOnFrame
                 * @memberof smokestack.bridge.v1.Run
                 * @instance
                 */
                Run.prototype.stopOnFrame = false;

                /**
                 * Run stopOnEntry.
                 * @member {boolean} stopOnEntry
                 * @memberof smokestack.bridge.v1.Run
                 * @instance
                 */
                Run.prototype.stopOnEntry = false;

                /**
                 * Run stopWhenIdle.
                 * @member {boolean} stopWhenIdle
                 * @memberof smokestack.bridge.v1.Run
                 * @instance
                 */
                Run.prototype.stopWhenIdle = false;

                /**
                 * Run until.
                 * @member {Array.<smokestack.bridge.v1.Condition.$Properties>} until
                 * @memberof smokestack.bridge.v1.Run
                 * @instance
                 */
                Run.prototype.until = $util.emptyArray;

                /**
                 * Creates a new Run instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Run
                 * @static
                 * @param {smokestack.bridge.v1.Run.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Run} Run instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Run.$Shape): smokestack.bridge.v1.Run & smokestack.bridge.v1.Run.$Shape;
                 *   (properties?: smokestack.bridge.v1.Run.$Properties): smokestack.bridge.v1.Run;
                 * }}
                 */
                Run.create = function(properties) {
                    return new Run(properties);
                };

                /**
                 * Encodes the specified Run message. Does not implicitly {@link smokestack.bridge.v1.Run.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Run
                 * @static
                 * @param {smokestack.bridge.v1.Run.$Properties} message Run message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Run.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.cycles != null && $Object.hasOwnProperty.call(message, "cycles") && (typeof message.cycles === "object" ? message.cycles.low || message.cycles.high : message.cycles !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.cycles);
                    if (message.stopOnFrame != null && $Object.hasOwnProperty.call(message, "stopOnFrame") && message.stopOnFrame !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.stopOnFrame);
                    if (message.stopOnEntry != null && $Object.hasOwnProperty.call(message, "stopOnEntry") && message.stopOnEntry !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.stopOnEntry);
                    if (message.stopWhenIdle != null && $Object.hasOwnProperty.call(message, "stopWhenIdle") && message.stopWhenIdle !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.stopWhenIdle);
                    if (message.until != null && message.until.length)
                        for (let i = 0; i < message.until.length; ++i)
                            $root.smokestack.bridge.v1.Condition.encode(message.until[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Run message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Run
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Run & smokestack.bridge.v1.Run.$Shape} Run
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Run.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Run();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cycles = value;
                                else
                                    delete message.cycles;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.stopOnFrame = value;
                                else
                                    delete message.stopOnFrame;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.stopOnEntry = value;
                                else
                                    delete message.stopOnEntry;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.stopWhenIdle = value;
                                else
                                    delete message.stopWhenIdle;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.until && message.until.length))
                                    message.until = [];
                                message.until.push($root.smokestack.bridge.v1.Condition.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Run;
            })();

            v1.Condition = (function() {

                /**
                 * Properties of a Condition.
                 * @typedef {Object} smokestack.bridge.v1.Condition.$Properties
                 * @property {number|null} [registerAddress] Condition registerAddress
                 * @property {smokestack.bridge.v1.Word.$Properties|null} [word] Condition word
                 * @property {number|null} [eventKind] Condition eventKind
                 * @property {Long|null} [mask] Condition mask
                 * @property {Long|null} [value] Condition value
                 * @property {"registerAddress"|"word"|"eventKind"} [what] Condition what
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Condition.
                 * @memberof smokestack.bridge.v1
                 * @interface ICondition
                 * @augments smokestack.bridge.v1.Condition.$Properties
                 * @deprecated Use smokestack.bridge.v1.Condition.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Condition.
                 * @typedef {{
                 *   registerAddress?: number|null;
                 *   word?: smokestack.bridge.v1.Word.$Shape|null;
                 *   eventKind?: number|null;
                 *   mask?: Long|null;
                 *   value?: Long|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ what?: undefined; registerAddress?: null; word?: null; eventKind?: null }|{ what?: "registerAddress"; registerAddress: number; word?: null; eventKind?: null }|{ what?: "word"; registerAddress?: null; word: smokestack.bridge.v1.Word.$Shape; eventKind?: null }|{ what?: "eventKind"; registerAddress?: null; word?: null; eventKind: number })
                 * )} smokestack.bridge.v1.Condition.$Shape
                 */

                /**
                 * Constructs a new Condition.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Condition.
                 * @constructor
                 * @param {smokestack.bridge.v1.Condition.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Condition = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Condition registerAddress.
                 * @member {number|null|undefined} registerAddress
                 * @memberof smokestack.bridge.v1.Condition
                 * @instance
                 */
                Condition.prototype.registerAddress = null;

                /**
                 * Condition word.
                 * @member {smokestack.bridge.v1.Word.$Properties|null|undefined} word
                 * @memberof smokestack.bridge.v1.Condition
                 * @instance
                 */
                Condition.prototype.word = null;

                /**
                 * Condition eventKind.
                 * @member {number|null|undefined} eventKind
                 * @memberof smokestack.bridge.v1.Condition
                 * @instance
                 */
                Condition.prototype.eventKind = null;

                /**
                 * Condition mask.
                 * @member {Long} mask
                 * @memberof smokestack.bridge.v1.Condition
                 * @instance
                 */
                Condition.prototype.mask = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Condition value.
                 * @member {Long} value
                 * @memberof smokestack.bridge.v1.Condition
                 * @instance
                 */
                Condition.prototype.value = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Condition what.
                 * @member {"registerAddress"|"word"|"eventKind"|undefined} what
                 * @memberof smokestack.bridge.v1.Condition
                 * @instance
                 */
                $Object.defineProperty(Condition.prototype, "what", {
                    get: $util.oneOfGetter($oneOfFields = ["registerAddress", "word", "eventKind"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Condition instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Condition
                 * @static
                 * @param {smokestack.bridge.v1.Condition.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Condition} Condition instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Condition.$Shape): smokestack.bridge.v1.Condition & smokestack.bridge.v1.Condition.$Shape;
                 *   (properties?: smokestack.bridge.v1.Condition.$Properties): smokestack.bridge.v1.Condition;
                 * }}
                 */
                Condition.create = function(properties) {
                    return new Condition(properties);
                };

                /**
                 * Encodes the specified Condition message. Does not implicitly {@link smokestack.bridge.v1.Condition.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Condition
                 * @static
                 * @param {smokestack.bridge.v1.Condition.$Properties} message Condition message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Condition.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.registerAddress != null && $Object.hasOwnProperty.call(message, "registerAddress"))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.registerAddress);
                    if (message.word != null && $Object.hasOwnProperty.call(message, "word"))
                        $root.smokestack.bridge.v1.Word.encode(message.word, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.eventKind != null && $Object.hasOwnProperty.call(message, "eventKind"))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.eventKind);
                    if (message.mask != null && $Object.hasOwnProperty.call(message, "mask") && (typeof message.mask === "object" ? message.mask.low || message.mask.high : message.mask !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.mask);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value") && (typeof message.value === "object" ? message.value.low || message.value.high : message.value !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.value);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Condition message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Condition
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Condition & smokestack.bridge.v1.Condition.$Shape} Condition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Condition.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Condition();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                message.registerAddress = reader.uint32();
                                message.what = "registerAddress";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.word = $root.smokestack.bridge.v1.Word.decode(reader, reader.size(), $undefined, _depth + 1, message.word);
                                message.what = "word";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.eventKind = reader.uint32();
                                message.what = "eventKind";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.mask = value;
                                else
                                    delete message.mask;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.value = value;
                                else
                                    delete message.value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Condition;
            })();

            v1.Word = (function() {

                /**
                 * Properties of a Word.
                 * @typedef {Object} smokestack.bridge.v1.Word.$Properties
                 * @property {smokestack.bridge.v1.Space|null} [space] Word space
                 * @property {Long|null} [address] Word address
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Word.
                 * @memberof smokestack.bridge.v1
                 * @interface IWord
                 * @augments smokestack.bridge.v1.Word.$Properties
                 * @deprecated Use smokestack.bridge.v1.Word.$Properties instead.
                 */

                /**
                 * Shape of a Word.
                 * @typedef {smokestack.bridge.v1.Word.$Properties} smokestack.bridge.v1.Word.$Shape
                 */

                /**
                 * Constructs a new Word.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Word.
                 * @constructor
                 * @param {smokestack.bridge.v1.Word.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Word = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Word space.
                 * @member {smokestack.bridge.v1.Space} space
                 * @memberof smokestack.bridge.v1.Word
                 * @instance
                 */
                Word.prototype.space = 0;

                /**
                 * Word address.
                 * @member {Long} address
                 * @memberof smokestack.bridge.v1.Word
                 * @instance
                 */
                Word.prototype.address = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Word instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Word
                 * @static
                 * @param {smokestack.bridge.v1.Word.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Word} Word instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Word.$Shape): smokestack.bridge.v1.Word & smokestack.bridge.v1.Word.$Shape;
                 *   (properties?: smokestack.bridge.v1.Word.$Properties): smokestack.bridge.v1.Word;
                 * }}
                 */
                Word.create = function(properties) {
                    return new Word(properties);
                };

                /**
                 * Encodes the specified Word message. Does not implicitly {@link smokestack.bridge.v1.Word.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Word
                 * @static
                 * @param {smokestack.bridge.v1.Word.$Properties} message Word message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Word.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.space != null && $Object.hasOwnProperty.call(message, "space") && message.space !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.space);
                    if (message.address != null && $Object.hasOwnProperty.call(message, "address") && (typeof message.address === "object" ? message.address.low || message.address.high : message.address !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.address);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Word message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Word
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Word & smokestack.bridge.v1.Word.$Shape} Word
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Word.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Word();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.space = value;
                                else
                                    delete message.space;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.address = value;
                                else
                                    delete message.address;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Word;
            })();

            v1.Strobe = (function() {

                /**
                 * Properties of a Strobe.
                 * @typedef {Object} smokestack.bridge.v1.Strobe.$Properties
                 * @property {number|null} [count] Strobe count
                 * @property {number|null} [spacingCycles] Strobe spacingCycles
                 * @property {boolean|null} [stopOnFrame] Strobe stopOnFrame
                 * @property {boolean|null} [stopOnEntry] Strobe stopOnEntry
                 * @property {boolean|null} [stopWhenBusy] Strobe stopWhenBusy
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Strobe.
                 * @memberof smokestack.bridge.v1
                 * @interface IStrobe
                 * @augments smokestack.bridge.v1.Strobe.$Properties
                 * @deprecated Use smokestack.bridge.v1.Strobe.$Properties instead.
                 */

                /**
                 * Shape of a Strobe.
                 * @typedef {smokestack.bridge.v1.Strobe.$Properties} smokestack.bridge.v1.Strobe.$Shape
                 */

                /**
                 * Constructs a new Strobe.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Strobe.
                 * @constructor
                 * @param {smokestack.bridge.v1.Strobe.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Strobe = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Strobe count.
                 * @member {number} count
                 * @memberof smokestack.bridge.v1.Strobe
                 * @instance
                 */
                Strobe.prototype.count = 0;

                /**
                 * Strobe spacingCycles.
                 * @member {number} spacingCycles
                 * @memberof smokestack.bridge.v1.Strobe
                 * @instance
                 */
                Strobe.prototype.spacingCycles = 0;

                /**
                 * Strobe stopOnFrame.
                 * @member {boolean} stopOnFrame
                 * @memberof smokestack.bridge.v1.Strobe
                 * @instance
                 */
                Strobe.prototype.stopOnFrame = false;

                /**
                 * Strobe stopOnEntry.
                 * @member {boolean} stopOnEntry
                 * @memberof smokestack.bridge.v1.Strobe
                 * @instance
                 */
                Strobe.prototype.stopOnEntry = false;

                /**
                 * Strobe stopWhenBusy.
                 * @member {boolean} stopWhenBusy
                 * @memberof smokestack.bridge.v1.Strobe
                 * @instance
                 */
                Strobe.prototype.stopWhenBusy = false;

                /**
                 * Creates a new Strobe instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Strobe
                 * @static
                 * @param {smokestack.bridge.v1.Strobe.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Strobe} Strobe instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Strobe.$Shape): smokestack.bridge.v1.Strobe & smokestack.bridge.v1.Strobe.$Shape;
                 *   (properties?: smokestack.bridge.v1.Strobe.$Properties): smokestack.bridge.v1.Strobe;
                 * }}
                 */
                Strobe.create = function(properties) {
                    return new Strobe(properties);
                };

                /**
                 * Encodes the specified Strobe message. Does not implicitly {@link smokestack.bridge.v1.Strobe.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Strobe
                 * @static
                 * @param {smokestack.bridge.v1.Strobe.$Properties} message Strobe message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Strobe.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.count);
                    if (message.spacingCycles != null && $Object.hasOwnProperty.call(message, "spacingCycles") && message.spacingCycles !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.spacingCycles);
                    if (message.stopOnFrame != null && $Object.hasOwnProperty.call(message, "stopOnFrame") && message.stopOnFrame !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.stopOnFrame);
                    if (message.stopOnEntry != null && $Object.hasOwnProperty.call(message, "stopOnEntry") && message.stopOnEntry !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.stopOnEntry);
                    if (message.stopWhenBusy != null && $Object.hasOwnProperty.call(message, "stopWhenBusy") && message.stopWhenBusy !== false)
                        writer.uint32(/* id 5, wireType 0 =*/40).bool(message.stopWhenBusy);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Strobe message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Strobe
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Strobe & smokestack.bridge.v1.Strobe.$Shape} Strobe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Strobe.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Strobe();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.count = value;
                                else
                                    delete message.count;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.spacingCycles = value;
                                else
                                    delete message.spacingCycles;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.stopOnFrame = value;
                                else
                                    delete message.stopOnFrame;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.stopOnEntry = value;
                                else
                                    delete message.stopOnEntry;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.stopWhenBusy = value;
                                else
                                    delete message.stopWhenBusy;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Strobe;
            })();

            v1.Waves = (function() {

                /**
                 * Properties of a Waves.
                 * @typedef {Object} smokestack.bridge.v1.Waves.$Properties
                 * @property {boolean|null} [on] Waves on
                 * @property {Long|null} [cycles] Waves cycles
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Waves.
                 * @memberof smokestack.bridge.v1
                 * @interface IWaves
                 * @augments smokestack.bridge.v1.Waves.$Properties
                 * @deprecated Use smokestack.bridge.v1.Waves.$Properties instead.
                 */

                /**
                 * Shape of a Waves.
                 * @typedef {smokestack.bridge.v1.Waves.$Properties} smokestack.bridge.v1.Waves.$Shape
                 */

                /**
                 * Constructs a new Waves.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Waves.
                 * @constructor
                 * @param {smokestack.bridge.v1.Waves.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Waves = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Waves on.
                 * @member {boolean} on
                 * @memberof smokestack.bridge.v1.Waves
                 * @instance
                 */
                Waves.prototype.on = false;

                /**
                 * Waves cycles.
                 * @member {Long} cycles
                 * @memberof smokestack.bridge.v1.Waves
                 * @instance
                 */
                Waves.prototype.cycles = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Waves instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Waves
                 * @static
                 * @param {smokestack.bridge.v1.Waves.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Waves} Waves instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Waves.$Shape): smokestack.bridge.v1.Waves & smokestack.bridge.v1.Waves.$Shape;
                 *   (properties?: smokestack.bridge.v1.Waves.$Properties): smokestack.bridge.v1.Waves;
                 * }}
                 */
                Waves.create = function(properties) {
                    return new Waves(properties);
                };

                /**
                 * Encodes the specified Waves message. Does not implicitly {@link smokestack.bridge.v1.Waves.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Waves
                 * @static
                 * @param {smokestack.bridge.v1.Waves.$Properties} message Waves message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Waves.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.on != null && $Object.hasOwnProperty.call(message, "on") && message.on !== false)
                        writer.uint32(/* id 1, wireType 0 =*/8).bool(message.on);
                    if (message.cycles != null && $Object.hasOwnProperty.call(message, "cycles") && (typeof message.cycles === "object" ? message.cycles.low || message.cycles.high : message.cycles !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.cycles);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Waves message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Waves
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Waves & smokestack.bridge.v1.Waves.$Shape} Waves
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Waves.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Waves();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.on = value;
                                else
                                    delete message.on;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cycles = value;
                                else
                                    delete message.cycles;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Waves;
            })();

            v1.Reset = (function() {

                /**
                 * Properties of a Reset.
                 * @typedef {Object} smokestack.bridge.v1.Reset.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Reset.
                 * @memberof smokestack.bridge.v1
                 * @interface IReset
                 * @augments smokestack.bridge.v1.Reset.$Properties
                 * @deprecated Use smokestack.bridge.v1.Reset.$Properties instead.
                 */

                /**
                 * Shape of a Reset.
                 * @typedef {smokestack.bridge.v1.Reset.$Properties} smokestack.bridge.v1.Reset.$Shape
                 */

                /**
                 * Constructs a new Reset.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Reset.
                 * @constructor
                 * @param {smokestack.bridge.v1.Reset.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Reset = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new Reset instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Reset
                 * @static
                 * @param {smokestack.bridge.v1.Reset.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Reset} Reset instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Reset.$Shape): smokestack.bridge.v1.Reset & smokestack.bridge.v1.Reset.$Shape;
                 *   (properties?: smokestack.bridge.v1.Reset.$Properties): smokestack.bridge.v1.Reset;
                 * }}
                 */
                Reset.create = function(properties) {
                    return new Reset(properties);
                };

                /**
                 * Encodes the specified Reset message. Does not implicitly {@link smokestack.bridge.v1.Reset.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Reset
                 * @static
                 * @param {smokestack.bridge.v1.Reset.$Properties} message Reset message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Reset.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Reset message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Reset
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Reset & smokestack.bridge.v1.Reset.$Shape} Reset
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Reset.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Reset();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Reset;
            })();

            v1.Checkpoint = (function() {

                /**
                 * Properties of a Checkpoint.
                 * @typedef {Object} smokestack.bridge.v1.Checkpoint.$Properties
                 * @property {string|null} [label] Checkpoint label
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Checkpoint.
                 * @memberof smokestack.bridge.v1
                 * @interface ICheckpoint
                 * @augments smokestack.bridge.v1.Checkpoint.$Properties
                 * @deprecated Use smokestack.bridge.v1.Checkpoint.$Properties instead.
                 */

                /**
                 * Shape of a Checkpoint.
                 * @typedef {smokestack.bridge.v1.Checkpoint.$Properties} smokestack.bridge.v1.Checkpoint.$Shape
                 */

                /**
                 * Constructs a new Checkpoint.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Checkpoint.
                 * @constructor
                 * @param {smokestack.bridge.v1.Checkpoint.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Checkpoint = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Checkpoint label.
                 * @member {string} label
                 * @memberof smokestack.bridge.v1.Checkpoint
                 * @instance
                 */
                Checkpoint.prototype.label = "";

                /**
                 * Creates a new Checkpoint instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Checkpoint
                 * @static
                 * @param {smokestack.bridge.v1.Checkpoint.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Checkpoint} Checkpoint instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Checkpoint.$Shape): smokestack.bridge.v1.Checkpoint & smokestack.bridge.v1.Checkpoint.$Shape;
                 *   (properties?: smokestack.bridge.v1.Checkpoint.$Properties): smokestack.bridge.v1.Checkpoint;
                 * }}
                 */
                Checkpoint.create = function(properties) {
                    return new Checkpoint(properties);
                };

                /**
                 * Encodes the specified Checkpoint message. Does not implicitly {@link smokestack.bridge.v1.Checkpoint.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Checkpoint
                 * @static
                 * @param {smokestack.bridge.v1.Checkpoint.$Properties} message Checkpoint message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Checkpoint.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.label);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Checkpoint message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Checkpoint
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Checkpoint & smokestack.bridge.v1.Checkpoint.$Shape} Checkpoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Checkpoint.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Checkpoint();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.label = value;
                                else
                                    delete message.label;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Checkpoint;
            })();

            v1.WatchRing = (function() {

                /**
                 * Properties of a WatchRing.
                 * @typedef {Object} smokestack.bridge.v1.WatchRing.$Properties
                 * @property {number|null} [id] WatchRing id
                 * @property {Long|null} [base] WatchRing base
                 * @property {number|null} [log2Entries] WatchRing log2Entries
                 * @property {smokestack.bridge.v1.SlotPayload.$Properties|null} [slot] WatchRing slot
                 * @property {smokestack.bridge.v1.PointerPayload.$Properties|null} [pointer] WatchRing pointer
                 * @property {"slot"|"pointer"} [payload] WatchRing payload
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a WatchRing.
                 * @memberof smokestack.bridge.v1
                 * @interface IWatchRing
                 * @augments smokestack.bridge.v1.WatchRing.$Properties
                 * @deprecated Use smokestack.bridge.v1.WatchRing.$Properties instead.
                 */

                /**
                 * Narrowed shape of a WatchRing.
                 * @typedef {{
                 *   id?: number|null;
                 *   base?: Long|null;
                 *   log2Entries?: number|null;
                 *   slot?: smokestack.bridge.v1.SlotPayload.$Shape|null;
                 *   pointer?: smokestack.bridge.v1.PointerPayload.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ payload?: undefined; slot?: null; pointer?: null }|{ payload?: "slot"; slot: smokestack.bridge.v1.SlotPayload.$Shape; pointer?: null }|{ payload?: "pointer"; slot?: null; pointer: smokestack.bridge.v1.PointerPayload.$Shape })
                 * )} smokestack.bridge.v1.WatchRing.$Shape
                 */

                /**
                 * Constructs a new WatchRing.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a WatchRing.
                 * @constructor
                 * @param {smokestack.bridge.v1.WatchRing.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const WatchRing = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * WatchRing id.
                 * @member {number} id
                 * @memberof smokestack.bridge.v1.WatchRing
                 * @instance
                 */
                WatchRing.prototype.id = 0;

                /**
                 * WatchRing base.
                 * @member {Long} base
                 * @memberof smokestack.bridge.v1.WatchRing
                 * @instance
                 */
                WatchRing.prototype.base = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * WatchRing log2Entries.
                 * @member {number} log2Entries
                 * @memberof smokestack.bridge.v1.WatchRing
                 * @instance
                 */
                WatchRing.prototype.log2Entries = 0;

                /**
                 * WatchRing slot.
                 * @member {smokestack.bridge.v1.SlotPayload.$Properties|null|undefined} slot
                 * @memberof smokestack.bridge.v1.WatchRing
                 * @instance
                 */
                WatchRing.prototype.slot = null;

                /**
                 * WatchRing pointer.
                 * @member {smokestack.bridge.v1.PointerPayload.$Properties|null|undefined} pointer
                 * @memberof smokestack.bridge.v1.WatchRing
                 * @instance
                 */
                WatchRing.prototype.pointer = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * WatchRing payload.
                 * @member {"slot"|"pointer"|undefined} payload
                 * @memberof smokestack.bridge.v1.WatchRing
                 * @instance
                 */
                $Object.defineProperty(WatchRing.prototype, "payload", {
                    get: $util.oneOfGetter($oneOfFields = ["slot", "pointer"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new WatchRing instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.WatchRing
                 * @static
                 * @param {smokestack.bridge.v1.WatchRing.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.WatchRing} WatchRing instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.WatchRing.$Shape): smokestack.bridge.v1.WatchRing & smokestack.bridge.v1.WatchRing.$Shape;
                 *   (properties?: smokestack.bridge.v1.WatchRing.$Properties): smokestack.bridge.v1.WatchRing;
                 * }}
                 */
                WatchRing.create = function(properties) {
                    return new WatchRing(properties);
                };

                /**
                 * Encodes the specified WatchRing message. Does not implicitly {@link smokestack.bridge.v1.WatchRing.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.WatchRing
                 * @static
                 * @param {smokestack.bridge.v1.WatchRing.$Properties} message WatchRing message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                WatchRing.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.base != null && $Object.hasOwnProperty.call(message, "base") && (typeof message.base === "object" ? message.base.low || message.base.high : message.base !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.base);
                    if (message.log2Entries != null && $Object.hasOwnProperty.call(message, "log2Entries") && message.log2Entries !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.log2Entries);
                    if (message.slot != null && $Object.hasOwnProperty.call(message, "slot"))
                        $root.smokestack.bridge.v1.SlotPayload.encode(message.slot, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.pointer != null && $Object.hasOwnProperty.call(message, "pointer"))
                        $root.smokestack.bridge.v1.PointerPayload.encode(message.pointer, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a WatchRing message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.WatchRing
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.WatchRing & smokestack.bridge.v1.WatchRing.$Shape} WatchRing
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                WatchRing.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.WatchRing();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.base = value;
                                else
                                    delete message.base;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.log2Entries = value;
                                else
                                    delete message.log2Entries;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.slot = $root.smokestack.bridge.v1.SlotPayload.decode(reader, reader.size(), $undefined, _depth + 1, message.slot);
                                message.payload = "slot";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.pointer = $root.smokestack.bridge.v1.PointerPayload.decode(reader, reader.size(), $undefined, _depth + 1, message.pointer);
                                message.payload = "pointer";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return WatchRing;
            })();

            v1.SlotPayload = (function() {

                /**
                 * Properties of a SlotPayload.
                 * @typedef {Object} smokestack.bridge.v1.SlotPayload.$Properties
                 * @property {Long|null} [base] SlotPayload base
                 * @property {number|null} [stride] SlotPayload stride
                 * @property {number|null} [lengthOffset] SlotPayload lengthOffset
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SlotPayload.
                 * @memberof smokestack.bridge.v1
                 * @interface ISlotPayload
                 * @augments smokestack.bridge.v1.SlotPayload.$Properties
                 * @deprecated Use smokestack.bridge.v1.SlotPayload.$Properties instead.
                 */

                /**
                 * Shape of a SlotPayload.
                 * @typedef {smokestack.bridge.v1.SlotPayload.$Properties} smokestack.bridge.v1.SlotPayload.$Shape
                 */

                /**
                 * Constructs a new SlotPayload.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a SlotPayload.
                 * @constructor
                 * @param {smokestack.bridge.v1.SlotPayload.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SlotPayload = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SlotPayload base.
                 * @member {Long} base
                 * @memberof smokestack.bridge.v1.SlotPayload
                 * @instance
                 */
                SlotPayload.prototype.base = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * SlotPayload stride.
                 * @member {number} stride
                 * @memberof smokestack.bridge.v1.SlotPayload
                 * @instance
                 */
                SlotPayload.prototype.stride = 0;

                /**
                 * SlotPayload lengthOffset.
                 * @member {number} lengthOffset
                 * @memberof smokestack.bridge.v1.SlotPayload
                 * @instance
                 */
                SlotPayload.prototype.lengthOffset = 0;

                /**
                 * Creates a new SlotPayload instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.SlotPayload
                 * @static
                 * @param {smokestack.bridge.v1.SlotPayload.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.SlotPayload} SlotPayload instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.SlotPayload.$Shape): smokestack.bridge.v1.SlotPayload & smokestack.bridge.v1.SlotPayload.$Shape;
                 *   (properties?: smokestack.bridge.v1.SlotPayload.$Properties): smokestack.bridge.v1.SlotPayload;
                 * }}
                 */
                SlotPayload.create = function(properties) {
                    return new SlotPayload(properties);
                };

                /**
                 * Encodes the specified SlotPayload message. Does not implicitly {@link smokestack.bridge.v1.SlotPayload.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.SlotPayload
                 * @static
                 * @param {smokestack.bridge.v1.SlotPayload.$Properties} message SlotPayload message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SlotPayload.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.base != null && $Object.hasOwnProperty.call(message, "base") && (typeof message.base === "object" ? message.base.low || message.base.high : message.base !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.base);
                    if (message.stride != null && $Object.hasOwnProperty.call(message, "stride") && message.stride !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.stride);
                    if (message.lengthOffset != null && $Object.hasOwnProperty.call(message, "lengthOffset") && message.lengthOffset !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.lengthOffset);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SlotPayload message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.SlotPayload
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.SlotPayload & smokestack.bridge.v1.SlotPayload.$Shape} SlotPayload
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SlotPayload.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.SlotPayload();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.base = value;
                                else
                                    delete message.base;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.stride = value;
                                else
                                    delete message.stride;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.lengthOffset = value;
                                else
                                    delete message.lengthOffset;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return SlotPayload;
            })();

            v1.PointerPayload = (function() {

                /**
                 * Properties of a PointerPayload.
                 * @typedef {Object} smokestack.bridge.v1.PointerPayload.$Properties
                 * @property {number|null} [pointerOffset] PointerPayload pointerOffset
                 * @property {number|null} [lengthOffset] PointerPayload lengthOffset
                 * @property {number|null} [kindOffset] PointerPayload kindOffset
                 * @property {number|null} [kind] PointerPayload kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PointerPayload.
                 * @memberof smokestack.bridge.v1
                 * @interface IPointerPayload
                 * @augments smokestack.bridge.v1.PointerPayload.$Properties
                 * @deprecated Use smokestack.bridge.v1.PointerPayload.$Properties instead.
                 */

                /**
                 * Shape of a PointerPayload.
                 * @typedef {smokestack.bridge.v1.PointerPayload.$Properties} smokestack.bridge.v1.PointerPayload.$Shape
                 */

                /**
                 * Constructs a new PointerPayload.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a PointerPayload.
                 * @constructor
                 * @param {smokestack.bridge.v1.PointerPayload.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PointerPayload = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PointerPayload pointerOffset.
                 * @member {number} pointerOffset
                 * @memberof smokestack.bridge.v1.PointerPayload
                 * @instance
                 */
                PointerPayload.prototype.pointerOffset = 0;

                /**
                 * PointerPayload lengthOffset.
                 * @member {number} lengthOffset
                 * @memberof smokestack.bridge.v1.PointerPayload
                 * @instance
                 */
                PointerPayload.prototype.lengthOffset = 0;

                /**
                 * PointerPayload kindOffset.
                 * @member {number} kindOffset
                 * @memberof smokestack.bridge.v1.PointerPayload
                 * @instance
                 */
                PointerPayload.prototype.kindOffset = 0;

                /**
                 * PointerPayload kind.
                 * @member {number} kind
                 * @memberof smokestack.bridge.v1.PointerPayload
                 * @instance
                 */
                PointerPayload.prototype.kind = 0;

                /**
                 * Creates a new PointerPayload instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.PointerPayload
                 * @static
                 * @param {smokestack.bridge.v1.PointerPayload.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.PointerPayload} PointerPayload instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.PointerPayload.$Shape): smokestack.bridge.v1.PointerPayload & smokestack.bridge.v1.PointerPayload.$Shape;
                 *   (properties?: smokestack.bridge.v1.PointerPayload.$Properties): smokestack.bridge.v1.PointerPayload;
                 * }}
                 */
                PointerPayload.create = function(properties) {
                    return new PointerPayload(properties);
                };

                /**
                 * Encodes the specified PointerPayload message. Does not implicitly {@link smokestack.bridge.v1.PointerPayload.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.PointerPayload
                 * @static
                 * @param {smokestack.bridge.v1.PointerPayload.$Properties} message PointerPayload message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PointerPayload.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.pointerOffset != null && $Object.hasOwnProperty.call(message, "pointerOffset") && message.pointerOffset !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.pointerOffset);
                    if (message.lengthOffset != null && $Object.hasOwnProperty.call(message, "lengthOffset") && message.lengthOffset !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.lengthOffset);
                    if (message.kindOffset != null && $Object.hasOwnProperty.call(message, "kindOffset") && message.kindOffset !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.kindOffset);
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.kind);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PointerPayload message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.PointerPayload
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.PointerPayload & smokestack.bridge.v1.PointerPayload.$Shape} PointerPayload
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PointerPayload.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.PointerPayload();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.pointerOffset = value;
                                else
                                    delete message.pointerOffset;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.lengthOffset = value;
                                else
                                    delete message.lengthOffset;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.kindOffset = value;
                                else
                                    delete message.kindOffset;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.kind = value;
                                else
                                    delete message.kind;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return PointerPayload;
            })();

            v1.Subscribe = (function() {

                /**
                 * Properties of a Subscribe.
                 * @typedef {Object} smokestack.bridge.v1.Subscribe.$Properties
                 * @property {boolean|null} [frames] Subscribe frames
                 * @property {boolean|null} [entries] Subscribe entries
                 * @property {boolean|null} [retire] Subscribe retire
                 * @property {boolean|null} [strobes] Subscribe strobes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Subscribe.
                 * @memberof smokestack.bridge.v1
                 * @interface ISubscribe
                 * @augments smokestack.bridge.v1.Subscribe.$Properties
                 * @deprecated Use smokestack.bridge.v1.Subscribe.$Properties instead.
                 */

                /**
                 * Shape of a Subscribe.
                 * @typedef {smokestack.bridge.v1.Subscribe.$Properties} smokestack.bridge.v1.Subscribe.$Shape
                 */

                /**
                 * Constructs a new Subscribe.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Subscribe.
                 * @constructor
                 * @param {smokestack.bridge.v1.Subscribe.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Subscribe = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Subscribe frames.
                 * @member {boolean} frames
                 * @memberof smokestack.bridge.v1.Subscribe
                 * @instance
                 */
                Subscribe.prototype.frames = false;

                /**
                 * Subscribe entries.
                 * @member {boolean} entries
                 * @memberof smokestack.bridge.v1.Subscribe
                 * @instance
                 */
                Subscribe.prototype.entries = false;

                /**
                 * Subscribe retire.
                 * @member {boolean} retire
                 * @memberof smokestack.bridge.v1.Subscribe
                 * @instance
                 */
                Subscribe.prototype.retire = false;

                /**
                 * Subscribe strobes.
                 * @member {boolean} strobes
                 * @memberof smokestack.bridge.v1.Subscribe
                 * @instance
                 */
                Subscribe.prototype.strobes = false;

                /**
                 * Creates a new Subscribe instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Subscribe
                 * @static
                 * @param {smokestack.bridge.v1.Subscribe.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Subscribe} Subscribe instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Subscribe.$Shape): smokestack.bridge.v1.Subscribe & smokestack.bridge.v1.Subscribe.$Shape;
                 *   (properties?: smokestack.bridge.v1.Subscribe.$Properties): smokestack.bridge.v1.Subscribe;
                 * }}
                 */
                Subscribe.create = function(properties) {
                    return new Subscribe(properties);
                };

                /**
                 * Encodes the specified Subscribe message. Does not implicitly {@link smokestack.bridge.v1.Subscribe.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Subscribe
                 * @static
                 * @param {smokestack.bridge.v1.Subscribe.$Properties} message Subscribe message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Subscribe.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.frames != null && $Object.hasOwnProperty.call(message, "frames") && message.frames !== false)
                        writer.uint32(/* id 1, wireType 0 =*/8).bool(message.frames);
                    if (message.entries != null && $Object.hasOwnProperty.call(message, "entries") && message.entries !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.entries);
                    if (message.retire != null && $Object.hasOwnProperty.call(message, "retire") && message.retire !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.retire);
                    if (message.strobes != null && $Object.hasOwnProperty.call(message, "strobes") && message.strobes !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.strobes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Subscribe message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Subscribe
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Subscribe & smokestack.bridge.v1.Subscribe.$Shape} Subscribe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Subscribe.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Subscribe();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.frames = value;
                                else
                                    delete message.frames;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.entries = value;
                                else
                                    delete message.entries;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.retire = value;
                                else
                                    delete message.retire;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.strobes = value;
                                else
                                    delete message.strobes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Subscribe;
            })();

            v1.BatchResult = (function() {

                /**
                 * Properties of a BatchResult.
                 * @typedef {Object} smokestack.bridge.v1.BatchResult.$Properties
                 * @property {Long|null} [id] BatchResult id
                 * @property {Array.<smokestack.bridge.v1.Result.$Properties>|null} [results] BatchResult results
                 * @property {smokestack.bridge.v1.Pushed.$Properties|null} [pushed] BatchResult pushed
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BatchResult.
                 * @memberof smokestack.bridge.v1
                 * @interface IBatchResult
                 * @augments smokestack.bridge.v1.BatchResult.$Properties
                 * @deprecated Use smokestack.bridge.v1.BatchResult.$Properties instead.
                 */

                /**
                 * Shape of a BatchResult.
                 * @typedef {{
                 *   id?: Long|null;
                 *   results?: Array.<smokestack.bridge.v1.Result.$Shape>|null;
                 *   pushed?: smokestack.bridge.v1.Pushed.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} smokestack.bridge.v1.BatchResult.$Shape
                 */

                /**
                 * Constructs a new BatchResult.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a BatchResult.
                 * @constructor
                 * @param {smokestack.bridge.v1.BatchResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BatchResult = function (properties) {
                    this.results = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BatchResult id.
                 * @member {Long} id
                 * @memberof smokestack.bridge.v1.BatchResult
                 * @instance
                 */
                BatchResult.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * BatchResult results.
                 * @member {Array.<smokestack.bridge.v1.Result.$Properties>} results
                 * @memberof smokestack.bridge.v1.BatchResult
                 * @instance
                 */
                BatchResult.prototype.results = $util.emptyArray;

                /**
                 * BatchResult pushed.
                 * @member {smokestack.bridge.v1.Pushed.$Properties|null|undefined} pushed
                 * @memberof smokestack.bridge.v1.BatchResult
                 * @instance
                 */
                BatchResult.prototype.pushed = null;

                /**
                 * Creates a new BatchResult instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.BatchResult
                 * @static
                 * @param {smokestack.bridge.v1.BatchResult.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.BatchResult} BatchResult instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.BatchResult.$Shape): smokestack.bridge.v1.BatchResult & smokestack.bridge.v1.BatchResult.$Shape;
                 *   (properties?: smokestack.bridge.v1.BatchResult.$Properties): smokestack.bridge.v1.BatchResult;
                 * }}
                 */
                BatchResult.create = function(properties) {
                    return new BatchResult(properties);
                };

                /**
                 * Encodes the specified BatchResult message. Does not implicitly {@link smokestack.bridge.v1.BatchResult.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.BatchResult
                 * @static
                 * @param {smokestack.bridge.v1.BatchResult.$Properties} message BatchResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BatchResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
                    if (message.results != null && message.results.length)
                        for (let i = 0; i < message.results.length; ++i)
                            $root.smokestack.bridge.v1.Result.encode(message.results[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.pushed != null && $Object.hasOwnProperty.call(message, "pushed"))
                        $root.smokestack.bridge.v1.Pushed.encode(message.pushed, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BatchResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.BatchResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.BatchResult & smokestack.bridge.v1.BatchResult.$Shape} BatchResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BatchResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.BatchResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.results && message.results.length))
                                    message.results = [];
                                message.results.push($root.smokestack.bridge.v1.Result.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.pushed = $root.smokestack.bridge.v1.Pushed.decode(reader, reader.size(), $undefined, _depth + 1, message.pushed);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return BatchResult;
            })();

            /**
             * Code enum.
             * @name smokestack.bridge.v1.Code
             * @enum {number}
             * @property {number} CODE_OK=0 CODE_OK value
             * @property {number} CODE_UNKNOWN_OPERATION=1 CODE_UNKNOWN_OPERATION value
             * @property {number} CODE_OUTSIDE_WINDOW=2 CODE_OUTSIDE_WINDOW value
             * @property {number} CODE_BAD_ADDRESS=3 CODE_BAD_ADDRESS value
             * @property {number} CODE_TOO_LARGE=4 CODE_TOO_LARGE value
             * @property {number} CODE_NOT_SUPPORTED=5 CODE_NOT_SUPPORTED value
             * @property {number} CODE_CANCELLED=6 CODE_CANCELLED value
             * @property {number} CODE_SKIPPED=7 CODE_SKIPPED value
             * @property {number} CODE_WRONG_CLOCK_MODE=8 CODE_WRONG_CLOCK_MODE value
             * @property {number} CODE_TARGET_FAILED=9 CODE_TARGET_FAILED value
             */
            v1.Code = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "CODE_OK"] = 0;
                values[valuesById[1] = "CODE_UNKNOWN_OPERATION"] = 1;
                values[valuesById[2] = "CODE_OUTSIDE_WINDOW"] = 2;
                values[valuesById[3] = "CODE_BAD_ADDRESS"] = 3;
                values[valuesById[4] = "CODE_TOO_LARGE"] = 4;
                values[valuesById[5] = "CODE_NOT_SUPPORTED"] = 5;
                values[valuesById[6] = "CODE_CANCELLED"] = 6;
                values[valuesById[7] = "CODE_SKIPPED"] = 7;
                values[valuesById[8] = "CODE_WRONG_CLOCK_MODE"] = 8;
                values[valuesById[9] = "CODE_TARGET_FAILED"] = 9;
                return values;
            })();

            v1.Result = (function() {

                /**
                 * Properties of a Result.
                 * @typedef {Object} smokestack.bridge.v1.Result.$Properties
                 * @property {smokestack.bridge.v1.Code|null} [code] Result code
                 * @property {string|null} [text] Result text
                 * @property {Long|null} [cycle] Result cycle
                 * @property {Uint8Array|null} [data] Result data
                 * @property {smokestack.bridge.v1.Ran.$Properties|null} [ran] Result ran
                 * @property {string|null} [path] Result path
                 * @property {"data"|"ran"|"path"} [value] Result value
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Result.
                 * @memberof smokestack.bridge.v1
                 * @interface IResult
                 * @augments smokestack.bridge.v1.Result.$Properties
                 * @deprecated Use smokestack.bridge.v1.Result.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Result.
                 * @typedef {{
                 *   code?: smokestack.bridge.v1.Code|null;
                 *   text?: string|null;
                 *   cycle?: Long|null;
                 *   data?: Uint8Array|null;
                 *   ran?: smokestack.bridge.v1.Ran.$Shape|null;
                 *   path?: string|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ value?: undefined; data?: null; ran?: null; path?: null }|{ value?: "data"; data: Uint8Array; ran?: null; path?: null }|{ value?: "ran"; data?: null; ran: smokestack.bridge.v1.Ran.$Shape; path?: null }|{ value?: "path"; data?: null; ran?: null; path: string })
                 * )} smokestack.bridge.v1.Result.$Shape
                 */

                /**
                 * Constructs a new Result.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Result.
                 * @constructor
                 * @param {smokestack.bridge.v1.Result.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Result = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Result code.
                 * @member {smokestack.bridge.v1.Code} code
                 * @memberof smokestack.bridge.v1.Result
                 * @instance
                 */
                Result.prototype.code = 0;

                /**
                 * Result text.
                 * @member {string} text
                 * @memberof smokestack.bridge.v1.Result
                 * @instance
                 */
                Result.prototype.text = "";

                /**
                 * Result cycle.
                 * @member {Long} cycle
                 * @memberof smokestack.bridge.v1.Result
                 * @instance
                 */
                Result.prototype.cycle = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Result data.
                 * @member {Uint8Array|null|undefined} data
                 * @memberof smokestack.bridge.v1.Result
                 * @instance
                 */
                Result.prototype.data = null;

                /**
                 * Result ran.
                 * @member {smokestack.bridge.v1.Ran.$Properties|null|undefined} ran
                 * @memberof smokestack.bridge.v1.Result
                 * @instance
                 */
                Result.prototype.ran = null;

                /**
                 * Result path.
                 * @member {string|null|undefined} path
                 * @memberof smokestack.bridge.v1.Result
                 * @instance
                 */
                Result.prototype.path = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Result value.
                 * @member {"data"|"ran"|"path"|undefined} value
                 * @memberof smokestack.bridge.v1.Result
                 * @instance
                 */
                $Object.defineProperty(Result.prototype, "value", {
                    get: $util.oneOfGetter($oneOfFields = ["data", "ran", "path"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Result instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Result
                 * @static
                 * @param {smokestack.bridge.v1.Result.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Result} Result instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Result.$Shape): smokestack.bridge.v1.Result & smokestack.bridge.v1.Result.$Shape;
                 *   (properties?: smokestack.bridge.v1.Result.$Properties): smokestack.bridge.v1.Result;
                 * }}
                 */
                Result.create = function(properties) {
                    return new Result(properties);
                };

                /**
                 * Encodes the specified Result message. Does not implicitly {@link smokestack.bridge.v1.Result.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Result
                 * @static
                 * @param {smokestack.bridge.v1.Result.$Properties} message Result message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Result.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.text);
                    if (message.cycle != null && $Object.hasOwnProperty.call(message, "cycle") && (typeof message.cycle === "object" ? message.cycle.low || message.cycle.high : message.cycle !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.cycle);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                    if (message.ran != null && $Object.hasOwnProperty.call(message, "ran"))
                        $root.smokestack.bridge.v1.Ran.encode(message.ran, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.path);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Result message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Result
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Result & smokestack.bridge.v1.Result.$Shape} Result
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Result.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Result();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.code = value;
                                else
                                    delete message.code;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cycle = value;
                                else
                                    delete message.cycle;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.data = reader.bytes();
                                message.value = "data";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.ran = $root.smokestack.bridge.v1.Ran.decode(reader, reader.size(), $undefined, _depth + 1, message.ran);
                                message.value = "ran";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.path = reader.stringVerify();
                                message.value = "path";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Result;
            })();

            /**
             * StopReason enum.
             * @name smokestack.bridge.v1.StopReason
             * @enum {number}
             * @property {number} STOP_REASON_CYCLES=0 STOP_REASON_CYCLES value
             * @property {number} STOP_REASON_FRAME=1 STOP_REASON_FRAME value
             * @property {number} STOP_REASON_ENTRY=2 STOP_REASON_ENTRY value
             * @property {number} STOP_REASON_IDLE=3 STOP_REASON_IDLE value
             * @property {number} STOP_REASON_CONDITION=4 STOP_REASON_CONDITION value
             * @property {number} STOP_REASON_CANCELLED=5 STOP_REASON_CANCELLED value
             * @property {number} STOP_REASON_BUSY=6 STOP_REASON_BUSY value
             */
            v1.StopReason = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "STOP_REASON_CYCLES"] = 0;
                values[valuesById[1] = "STOP_REASON_FRAME"] = 1;
                values[valuesById[2] = "STOP_REASON_ENTRY"] = 2;
                values[valuesById[3] = "STOP_REASON_IDLE"] = 3;
                values[valuesById[4] = "STOP_REASON_CONDITION"] = 4;
                values[valuesById[5] = "STOP_REASON_CANCELLED"] = 5;
                values[valuesById[6] = "STOP_REASON_BUSY"] = 6;
                return values;
            })();

            v1.Ran = (function() {

                /**
                 * Properties of a Ran.
                 * @typedef {Object} smokestack.bridge.v1.Ran.$Properties
                 * @property {Long|null} [cycles] Ran cycles
                 * @property {smokestack.bridge.v1.StopReason|null} [reason] Ran reason
                 * @property {boolean|null} [idle] Ran idle
                 * @property {number|null} [strobes] Ran strobes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Ran.
                 * @memberof smokestack.bridge.v1
                 * @interface IRan
                 * @augments smokestack.bridge.v1.Ran.$Properties
                 * @deprecated Use smokestack.bridge.v1.Ran.$Properties instead.
                 */

                /**
                 * Shape of a Ran.
                 * @typedef {smokestack.bridge.v1.Ran.$Properties} smokestack.bridge.v1.Ran.$Shape
                 */

                /**
                 * Constructs a new Ran.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Ran.
                 * @constructor
                 * @param {smokestack.bridge.v1.Ran.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Ran = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Ran cycles.
                 * @member {Long} cycles
                 * @memberof smokestack.bridge.v1.Ran
                 * @instance
                 */
                Ran.prototype.cycles = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Ran reason.
                 * @member {smokestack.bridge.v1.StopReason} reason
                 * @memberof smokestack.bridge.v1.Ran
                 * @instance
                 */
                Ran.prototype.reason = 0;

                /**
                 * Ran idle.
                 * @member {boolean} idle
                 * @memberof smokestack.bridge.v1.Ran
                 * @instance
                 */
                Ran.prototype.idle = false;

                /**
                 * Ran strobes.
                 * @member {number} strobes
                 * @memberof smokestack.bridge.v1.Ran
                 * @instance
                 */
                Ran.prototype.strobes = 0;

                /**
                 * Creates a new Ran instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Ran
                 * @static
                 * @param {smokestack.bridge.v1.Ran.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Ran} Ran instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Ran.$Shape): smokestack.bridge.v1.Ran & smokestack.bridge.v1.Ran.$Shape;
                 *   (properties?: smokestack.bridge.v1.Ran.$Properties): smokestack.bridge.v1.Ran;
                 * }}
                 */
                Ran.create = function(properties) {
                    return new Ran(properties);
                };

                /**
                 * Encodes the specified Ran message. Does not implicitly {@link smokestack.bridge.v1.Ran.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Ran
                 * @static
                 * @param {smokestack.bridge.v1.Ran.$Properties} message Ran message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Ran.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.cycles != null && $Object.hasOwnProperty.call(message, "cycles") && (typeof message.cycles === "object" ? message.cycles.low || message.cycles.high : message.cycles !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.cycles);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.reason);
                    if (message.idle != null && $Object.hasOwnProperty.call(message, "idle") && message.idle !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.idle);
                    if (message.strobes != null && $Object.hasOwnProperty.call(message, "strobes") && message.strobes !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.strobes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Ran message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Ran
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Ran & smokestack.bridge.v1.Ran.$Shape} Ran
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Ran.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Ran();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cycles = value;
                                else
                                    delete message.cycles;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.idle = value;
                                else
                                    delete message.idle;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.strobes = value;
                                else
                                    delete message.strobes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Ran;
            })();

            v1.Pushed = (function() {

                /**
                 * Properties of a Pushed.
                 * @typedef {Object} smokestack.bridge.v1.Pushed.$Properties
                 * @property {Long|null} [cycle] Pushed cycle
                 * @property {Array.<smokestack.bridge.v1.Frame.$Properties>|null} [frames] Pushed frames
                 * @property {Array.<smokestack.bridge.v1.Entries.$Properties>|null} [entries] Pushed entries
                 * @property {Uint8Array|null} [retire] Pushed retire
                 * @property {Array.<Long>|null} [strobeCycles] Pushed strobeCycles
                 * @property {string|null} [failed] Pushed failed
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Pushed.
                 * @memberof smokestack.bridge.v1
                 * @interface IPushed
                 * @augments smokestack.bridge.v1.Pushed.$Properties
                 * @deprecated Use smokestack.bridge.v1.Pushed.$Properties instead.
                 */

                /**
                 * Shape of a Pushed.
                 * @typedef {smokestack.bridge.v1.Pushed.$Properties} smokestack.bridge.v1.Pushed.$Shape
                 */

                /**
                 * Constructs a new Pushed.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Pushed.
                 * @constructor
                 * @param {smokestack.bridge.v1.Pushed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Pushed = function (properties) {
                    this.frames = [];
                    this.entries = [];
                    this.strobeCycles = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Pushed cycle.
                 * @member {Long} cycle
                 * @memberof smokestack.bridge.v1.Pushed
                 * @instance
                 */
                Pushed.prototype.cycle = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Pushed frames.
                 * @member {Array.<smokestack.bridge.v1.Frame.$Properties>} frames
                 * @memberof smokestack.bridge.v1.Pushed
                 * @instance
                 */
                Pushed.prototype.frames = $util.emptyArray;

                /**
                 * Pushed entries.
                 * @member {Array.<smokestack.bridge.v1.Entries.$Properties>} entries
                 * @memberof smokestack.bridge.v1.Pushed
                 * @instance
                 */
                Pushed.prototype.entries = $util.emptyArray;

                /**
                 * Pushed retire.
                 * @member {Uint8Array} retire
                 * @memberof smokestack.bridge.v1.Pushed
                 * @instance
                 */
                Pushed.prototype.retire = $util.newBuffer([]);

                /**
                 * Pushed strobeCycles.
                 * @member {Array.<Long>} strobeCycles
                 * @memberof smokestack.bridge.v1.Pushed
                 * @instance
                 */
                Pushed.prototype.strobeCycles = $util.emptyArray;

                /**
                 * Pushed failed.
                 * @member {string} failed
                 * @memberof smokestack.bridge.v1.Pushed
                 * @instance
                 */
                Pushed.prototype.failed = "";

                /**
                 * Creates a new Pushed instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Pushed
                 * @static
                 * @param {smokestack.bridge.v1.Pushed.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Pushed} Pushed instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Pushed.$Shape): smokestack.bridge.v1.Pushed & smokestack.bridge.v1.Pushed.$Shape;
                 *   (properties?: smokestack.bridge.v1.Pushed.$Properties): smokestack.bridge.v1.Pushed;
                 * }}
                 */
                Pushed.create = function(properties) {
                    return new Pushed(properties);
                };

                /**
                 * Encodes the specified Pushed message. Does not implicitly {@link smokestack.bridge.v1.Pushed.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Pushed
                 * @static
                 * @param {smokestack.bridge.v1.Pushed.$Properties} message Pushed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Pushed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.cycle != null && $Object.hasOwnProperty.call(message, "cycle") && (typeof message.cycle === "object" ? message.cycle.low || message.cycle.high : message.cycle !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.cycle);
                    if (message.frames != null && message.frames.length)
                        for (let i = 0; i < message.frames.length; ++i)
                            $root.smokestack.bridge.v1.Frame.encode(message.frames[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            $root.smokestack.bridge.v1.Entries.encode(message.entries[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.retire != null && $Object.hasOwnProperty.call(message, "retire") && message.retire.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.retire);
                    if (message.strobeCycles != null && message.strobeCycles.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).uint64s(message.strobeCycles);
                    if (message.failed != null && $Object.hasOwnProperty.call(message, "failed") && message.failed !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.failed);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Pushed message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Pushed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Pushed & smokestack.bridge.v1.Pushed.$Shape} Pushed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Pushed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Pushed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cycle = value;
                                else
                                    delete message.cycle;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.frames && message.frames.length))
                                    message.frames = [];
                                message.frames.push($root.smokestack.bridge.v1.Frame.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push($root.smokestack.bridge.v1.Entries.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.retire = value;
                                else
                                    delete message.retire;
                                continue;
                            }
                        case 5: {
                                if (wireType === 2) {
                                    if (!(message.strobeCycles && message.strobeCycles.length))
                                        message.strobeCycles = [];
                                    reader.uint64s(message.strobeCycles);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.strobeCycles && message.strobeCycles.length))
                                    message.strobeCycles = [];
                                message.strobeCycles.push(reader.uint64());
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.failed = value;
                                else
                                    delete message.failed;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Pushed;
            })();

            v1.Frame = (function() {

                /**
                 * Properties of a Frame.
                 * @typedef {Object} smokestack.bridge.v1.Frame.$Properties
                 * @property {Long|null} [cycle] Frame cycle
                 * @property {Uint8Array|null} [data] Frame data
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Frame.
                 * @memberof smokestack.bridge.v1
                 * @interface IFrame
                 * @augments smokestack.bridge.v1.Frame.$Properties
                 * @deprecated Use smokestack.bridge.v1.Frame.$Properties instead.
                 */

                /**
                 * Shape of a Frame.
                 * @typedef {smokestack.bridge.v1.Frame.$Properties} smokestack.bridge.v1.Frame.$Shape
                 */

                /**
                 * Constructs a new Frame.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Frame.
                 * @constructor
                 * @param {smokestack.bridge.v1.Frame.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Frame = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Frame cycle.
                 * @member {Long} cycle
                 * @memberof smokestack.bridge.v1.Frame
                 * @instance
                 */
                Frame.prototype.cycle = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Frame data.
                 * @member {Uint8Array} data
                 * @memberof smokestack.bridge.v1.Frame
                 * @instance
                 */
                Frame.prototype.data = $util.newBuffer([]);

                /**
                 * Creates a new Frame instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Frame
                 * @static
                 * @param {smokestack.bridge.v1.Frame.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Frame} Frame instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Frame.$Shape): smokestack.bridge.v1.Frame & smokestack.bridge.v1.Frame.$Shape;
                 *   (properties?: smokestack.bridge.v1.Frame.$Properties): smokestack.bridge.v1.Frame;
                 * }}
                 */
                Frame.create = function(properties) {
                    return new Frame(properties);
                };

                /**
                 * Encodes the specified Frame message. Does not implicitly {@link smokestack.bridge.v1.Frame.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Frame
                 * @static
                 * @param {smokestack.bridge.v1.Frame.$Properties} message Frame message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Frame.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.cycle != null && $Object.hasOwnProperty.call(message, "cycle") && (typeof message.cycle === "object" ? message.cycle.low || message.cycle.high : message.cycle !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.cycle);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.data);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Frame message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Frame
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Frame & smokestack.bridge.v1.Frame.$Shape} Frame
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Frame.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Frame();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cycle = value;
                                else
                                    delete message.cycle;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Frame;
            })();

            v1.Entries = (function() {

                /**
                 * Properties of an Entries.
                 * @typedef {Object} smokestack.bridge.v1.Entries.$Properties
                 * @property {number|null} [ring] Entries ring
                 * @property {number|null} [first] Entries first
                 * @property {Uint8Array|null} [entries] Entries entries
                 * @property {Uint8Array|null} [payload] Entries payload
                 * @property {Array.<number>|null} [payloadBytes] Entries payloadBytes
                 * @property {Array.<Long>|null} [cycles] Entries cycles
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Entries.
                 * @memberof smokestack.bridge.v1
                 * @interface IEntries
                 * @augments smokestack.bridge.v1.Entries.$Properties
                 * @deprecated Use smokestack.bridge.v1.Entries.$Properties instead.
                 */

                /**
                 * Shape of an Entries.
                 * @typedef {smokestack.bridge.v1.Entries.$Properties} smokestack.bridge.v1.Entries.$Shape
                 */

                /**
                 * Constructs a new Entries.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents an Entries.
                 * @constructor
                 * @param {smokestack.bridge.v1.Entries.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Entries = function (properties) {
                    this.payloadBytes = [];
                    this.cycles = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Entries ring.
                 * @member {number} ring
                 * @memberof smokestack.bridge.v1.Entries
                 * @instance
                 */
                Entries.prototype.ring = 0;

                /**
                 * Entries first.
                 * @member {number} first
                 * @memberof smokestack.bridge.v1.Entries
                 * @instance
                 */
                Entries.prototype.first = 0;

                /**
                 * Entries entries.
                 * @member {Uint8Array} entries
                 * @memberof smokestack.bridge.v1.Entries
                 * @instance
                 */
                Entries.prototype.entries = $util.newBuffer([]);

                /**
                 * Entries payload.
                 * @member {Uint8Array} payload
                 * @memberof smokestack.bridge.v1.Entries
                 * @instance
                 */
                Entries.prototype.payload = $util.newBuffer([]);

                /**
                 * Entries payloadBytes.
                 * @member {Array.<number>} payloadBytes
                 * @memberof smokestack.bridge.v1.Entries
                 * @instance
                 */
                Entries.prototype.payloadBytes = $util.emptyArray;

                /**
                 * Entries cycles.
                 * @member {Array.<Long>} cycles
                 * @memberof smokestack.bridge.v1.Entries
                 * @instance
                 */
                Entries.prototype.cycles = $util.emptyArray;

                /**
                 * Creates a new Entries instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Entries
                 * @static
                 * @param {smokestack.bridge.v1.Entries.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Entries} Entries instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Entries.$Shape): smokestack.bridge.v1.Entries & smokestack.bridge.v1.Entries.$Shape;
                 *   (properties?: smokestack.bridge.v1.Entries.$Properties): smokestack.bridge.v1.Entries;
                 * }}
                 */
                Entries.create = function(properties) {
                    return new Entries(properties);
                };

                /**
                 * Encodes the specified Entries message. Does not implicitly {@link smokestack.bridge.v1.Entries.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Entries
                 * @static
                 * @param {smokestack.bridge.v1.Entries.$Properties} message Entries message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Entries.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.ring != null && $Object.hasOwnProperty.call(message, "ring") && message.ring !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.ring);
                    if (message.first != null && $Object.hasOwnProperty.call(message, "first") && message.first !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.first);
                    if (message.entries != null && $Object.hasOwnProperty.call(message, "entries") && message.entries.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.entries);
                    if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.payload);
                    if (message.payloadBytes != null && message.payloadBytes.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.payloadBytes);
                    if (message.cycles != null && message.cycles.length)
                        writer.uint32(/* id 6, wireType 2 =*/50).uint64s(message.cycles);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Entries message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Entries
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Entries & smokestack.bridge.v1.Entries.$Shape} Entries
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Entries.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Entries();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.ring = value;
                                else
                                    delete message.ring;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.first = value;
                                else
                                    delete message.first;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.entries = value;
                                else
                                    delete message.entries;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.payload = value;
                                else
                                    delete message.payload;
                                continue;
                            }
                        case 5: {
                                if (wireType === 2) {
                                    if (!(message.payloadBytes && message.payloadBytes.length))
                                        message.payloadBytes = [];
                                    reader.uint32s(message.payloadBytes);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.payloadBytes && message.payloadBytes.length))
                                    message.payloadBytes = [];
                                message.payloadBytes.push(reader.uint32());
                                continue;
                            }
                        case 6: {
                                if (wireType === 2) {
                                    if (!(message.cycles && message.cycles.length))
                                        message.cycles = [];
                                    reader.uint64s(message.cycles);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.cycles && message.cycles.length))
                                    message.cycles = [];
                                message.cycles.push(reader.uint64());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Entries;
            })();

            v1.Cancel = (function() {

                /**
                 * Properties of a Cancel.
                 * @typedef {Object} smokestack.bridge.v1.Cancel.$Properties
                 * @property {Long|null} [batch] Cancel batch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Cancel.
                 * @memberof smokestack.bridge.v1
                 * @interface ICancel
                 * @augments smokestack.bridge.v1.Cancel.$Properties
                 * @deprecated Use smokestack.bridge.v1.Cancel.$Properties instead.
                 */

                /**
                 * Shape of a Cancel.
                 * @typedef {smokestack.bridge.v1.Cancel.$Properties} smokestack.bridge.v1.Cancel.$Shape
                 */

                /**
                 * Constructs a new Cancel.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Cancel.
                 * @constructor
                 * @param {smokestack.bridge.v1.Cancel.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Cancel = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Cancel batch.
                 * @member {Long} batch
                 * @memberof smokestack.bridge.v1.Cancel
                 * @instance
                 */
                Cancel.prototype.batch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Cancel instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Cancel
                 * @static
                 * @param {smokestack.bridge.v1.Cancel.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Cancel} Cancel instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Cancel.$Shape): smokestack.bridge.v1.Cancel & smokestack.bridge.v1.Cancel.$Shape;
                 *   (properties?: smokestack.bridge.v1.Cancel.$Properties): smokestack.bridge.v1.Cancel;
                 * }}
                 */
                Cancel.create = function(properties) {
                    return new Cancel(properties);
                };

                /**
                 * Encodes the specified Cancel message. Does not implicitly {@link smokestack.bridge.v1.Cancel.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Cancel
                 * @static
                 * @param {smokestack.bridge.v1.Cancel.$Properties} message Cancel message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Cancel.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.batch != null && $Object.hasOwnProperty.call(message, "batch") && (typeof message.batch === "object" ? message.batch.low || message.batch.high : message.batch !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.batch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Cancel message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Cancel
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Cancel & smokestack.bridge.v1.Cancel.$Shape} Cancel
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Cancel.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Cancel();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.batch = value;
                                else
                                    delete message.batch;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Cancel;
            })();

            v1.Ping = (function() {

                /**
                 * Properties of a Ping.
                 * @typedef {Object} smokestack.bridge.v1.Ping.$Properties
                 * @property {Long|null} [nonce] Ping nonce
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Ping.
                 * @memberof smokestack.bridge.v1
                 * @interface IPing
                 * @augments smokestack.bridge.v1.Ping.$Properties
                 * @deprecated Use smokestack.bridge.v1.Ping.$Properties instead.
                 */

                /**
                 * Shape of a Ping.
                 * @typedef {smokestack.bridge.v1.Ping.$Properties} smokestack.bridge.v1.Ping.$Shape
                 */

                /**
                 * Constructs a new Ping.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Ping.
                 * @constructor
                 * @param {smokestack.bridge.v1.Ping.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Ping = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Ping nonce.
                 * @member {Long} nonce
                 * @memberof smokestack.bridge.v1.Ping
                 * @instance
                 */
                Ping.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Ping instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Ping
                 * @static
                 * @param {smokestack.bridge.v1.Ping.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Ping} Ping instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Ping.$Shape): smokestack.bridge.v1.Ping & smokestack.bridge.v1.Ping.$Shape;
                 *   (properties?: smokestack.bridge.v1.Ping.$Properties): smokestack.bridge.v1.Ping;
                 * }}
                 */
                Ping.create = function(properties) {
                    return new Ping(properties);
                };

                /**
                 * Encodes the specified Ping message. Does not implicitly {@link smokestack.bridge.v1.Ping.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Ping
                 * @static
                 * @param {smokestack.bridge.v1.Ping.$Properties} message Ping message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Ping.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.nonce);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Ping message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Ping
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Ping & smokestack.bridge.v1.Ping.$Shape} Ping
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Ping.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Ping();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.nonce = value;
                                else
                                    delete message.nonce;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Ping;
            })();

            v1.Pong = (function() {

                /**
                 * Properties of a Pong.
                 * @typedef {Object} smokestack.bridge.v1.Pong.$Properties
                 * @property {Long|null} [nonce] Pong nonce
                 * @property {Long|null} [cycle] Pong cycle
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Pong.
                 * @memberof smokestack.bridge.v1
                 * @interface IPong
                 * @augments smokestack.bridge.v1.Pong.$Properties
                 * @deprecated Use smokestack.bridge.v1.Pong.$Properties instead.
                 */

                /**
                 * Shape of a Pong.
                 * @typedef {smokestack.bridge.v1.Pong.$Properties} smokestack.bridge.v1.Pong.$Shape
                 */

                /**
                 * Constructs a new Pong.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents a Pong.
                 * @constructor
                 * @param {smokestack.bridge.v1.Pong.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Pong = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Pong nonce.
                 * @member {Long} nonce
                 * @memberof smokestack.bridge.v1.Pong
                 * @instance
                 */
                Pong.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Pong cycle.
                 * @member {Long} cycle
                 * @memberof smokestack.bridge.v1.Pong
                 * @instance
                 */
                Pong.prototype.cycle = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Pong instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Pong
                 * @static
                 * @param {smokestack.bridge.v1.Pong.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Pong} Pong instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Pong.$Shape): smokestack.bridge.v1.Pong & smokestack.bridge.v1.Pong.$Shape;
                 *   (properties?: smokestack.bridge.v1.Pong.$Properties): smokestack.bridge.v1.Pong;
                 * }}
                 */
                Pong.create = function(properties) {
                    return new Pong(properties);
                };

                /**
                 * Encodes the specified Pong message. Does not implicitly {@link smokestack.bridge.v1.Pong.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Pong
                 * @static
                 * @param {smokestack.bridge.v1.Pong.$Properties} message Pong message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Pong.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.nonce);
                    if (message.cycle != null && $Object.hasOwnProperty.call(message, "cycle") && (typeof message.cycle === "object" ? message.cycle.low || message.cycle.high : message.cycle !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.cycle);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Pong message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Pong
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Pong & smokestack.bridge.v1.Pong.$Shape} Pong
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Pong.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Pong();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.nonce = value;
                                else
                                    delete message.nonce;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cycle = value;
                                else
                                    delete message.cycle;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Pong;
            })();

            /**
             * ErrorCode enum.
             * @name smokestack.bridge.v1.ErrorCode
             * @enum {number}
             * @property {number} ERROR_CODE_UNSPECIFIED=0 ERROR_CODE_UNSPECIFIED value
             * @property {number} ERROR_CODE_MALFORMED=1 ERROR_CODE_MALFORMED value
             * @property {number} ERROR_CODE_VERSION=2 ERROR_CODE_VERSION value
             * @property {number} ERROR_CODE_LAYOUT=3 ERROR_CODE_LAYOUT value
             * @property {number} ERROR_CODE_ROLE_TAKEN=4 ERROR_CODE_ROLE_TAKEN value
             * @property {number} ERROR_CODE_NOT_ALLOWED=5 ERROR_CODE_NOT_ALLOWED value
             * @property {number} ERROR_CODE_TOO_LARGE=6 ERROR_CODE_TOO_LARGE value
             * @property {number} ERROR_CODE_TOO_MANY=7 ERROR_CODE_TOO_MANY value
             * @property {number} ERROR_CODE_CLOCK_MODE=8 ERROR_CODE_CLOCK_MODE value
             * @property {number} ERROR_CODE_INTERNAL=9 ERROR_CODE_INTERNAL value
             * @property {number} ERROR_CODE_TOO_SLOW=10 ERROR_CODE_TOO_SLOW value
             */
            v1.ErrorCode = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "ERROR_CODE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "ERROR_CODE_MALFORMED"] = 1;
                values[valuesById[2] = "ERROR_CODE_VERSION"] = 2;
                values[valuesById[3] = "ERROR_CODE_LAYOUT"] = 3;
                values[valuesById[4] = "ERROR_CODE_ROLE_TAKEN"] = 4;
                values[valuesById[5] = "ERROR_CODE_NOT_ALLOWED"] = 5;
                values[valuesById[6] = "ERROR_CODE_TOO_LARGE"] = 6;
                values[valuesById[7] = "ERROR_CODE_TOO_MANY"] = 7;
                values[valuesById[8] = "ERROR_CODE_CLOCK_MODE"] = 8;
                values[valuesById[9] = "ERROR_CODE_INTERNAL"] = 9;
                values[valuesById[10] = "ERROR_CODE_TOO_SLOW"] = 10;
                return values;
            })();

            v1.Error = (function() {

                /**
                 * Properties of an Error.
                 * @typedef {Object} smokestack.bridge.v1.Error.$Properties
                 * @property {smokestack.bridge.v1.ErrorCode|null} [code] Error code
                 * @property {string|null} [text] Error text
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Error.
                 * @memberof smokestack.bridge.v1
                 * @interface IError
                 * @augments smokestack.bridge.v1.Error.$Properties
                 * @deprecated Use smokestack.bridge.v1.Error.$Properties instead.
                 */

                /**
                 * Shape of an Error.
                 * @typedef {smokestack.bridge.v1.Error.$Properties} smokestack.bridge.v1.Error.$Shape
                 */

                /**
                 * Constructs a new Error.
                 * @memberof smokestack.bridge.v1
                 * @classdesc Represents an Error.
                 * @constructor
                 * @param {smokestack.bridge.v1.Error.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Error = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Error code.
                 * @member {smokestack.bridge.v1.ErrorCode} code
                 * @memberof smokestack.bridge.v1.Error
                 * @instance
                 */
                Error.prototype.code = 0;

                /**
                 * Error text.
                 * @member {string} text
                 * @memberof smokestack.bridge.v1.Error
                 * @instance
                 */
                Error.prototype.text = "";

                /**
                 * Creates a new Error instance using the specified properties.
                 * @function create
                 * @memberof smokestack.bridge.v1.Error
                 * @static
                 * @param {smokestack.bridge.v1.Error.$Properties=} [properties] Properties to set
                 * @returns {smokestack.bridge.v1.Error} Error instance
                 * @type {{
                 *   (properties: smokestack.bridge.v1.Error.$Shape): smokestack.bridge.v1.Error & smokestack.bridge.v1.Error.$Shape;
                 *   (properties?: smokestack.bridge.v1.Error.$Properties): smokestack.bridge.v1.Error;
                 * }}
                 */
                Error.create = function(properties) {
                    return new Error(properties);
                };

                /**
                 * Encodes the specified Error message. Does not implicitly {@link smokestack.bridge.v1.Error.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.bridge.v1.Error
                 * @static
                 * @param {smokestack.bridge.v1.Error.$Properties} message Error message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Error.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.text);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Error message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.bridge.v1.Error
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.bridge.v1.Error & smokestack.bridge.v1.Error.$Shape} Error
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Error.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.bridge.v1.Error();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.code = value;
                                else
                                    delete message.code;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Error;
            })();

            return v1;
        })();

        return bridge;
    })();

    return smokestack;
})();

export {
  $root as default
};
