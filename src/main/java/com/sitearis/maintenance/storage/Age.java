package com.sitearis.maintenance.storage;

import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;

/** The age format (age-encryption.org/v1) on streams. */
final class Age {

    private Age() {}

    /** Encrypts for all recipients, or passes through when there are none. */
    static OutputStream encrypting(OutputStream out, Encryption encryption) throws IOException {
        if (!encryption.encrypts()) {
            return out;
        }
        try {
            WritableByteChannel channel = new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(new ToStream(out), encryption.recipients());
            return new Encrypting(channel);
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java platform lacks a cipher that age needs", e);
        }
    }

    /** Decrypts with whichever identity fits. */
    static InputStream decrypting(InputStream in, Encryption encryption) throws IOException, GeneralSecurityException {
        ReadableByteChannel channel = new StandardDecryptingChannelFactory()
                .newDecryptingChannel(new FromStream(in), encryption.identities());
        return new Decrypting(channel);
    }

    private static final class Encrypting extends OutputStream {
        private final WritableByteChannel channel;

        Encrypting(WritableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class Decrypting extends InputStream {
        private final ReadableByteChannel channel;

        Decrypting(ReadableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, offset, length));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    // The channels of java.nio.channels.Channels copy through 8 KiB; age's buffers have arrays of 64 KiB.
    private static final class ToStream implements WritableByteChannel {
        private final OutputStream out;
        private boolean open = true;

        ToStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int length = source.remaining();
            out.write(source.array(), source.arrayOffset() + source.position(), length);
            source.position(source.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() throws IOException {
            open = false;
            out.close();
        }
    }

    private static final class FromStream implements ReadableByteChannel {
        private final InputStream in;
        private boolean open = true;

        FromStream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int count = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            if (count > 0) {
                target.position(target.position() + count);
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() throws IOException {
            open = false;
            in.close();
        }
    }
}
