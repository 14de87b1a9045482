//! What every client's builder has.

/// The options that every generated client builder has. Used inside `impl<T: Handle> ClientBuilder<T>`, whose field
/// `settings` is a [`Settings<T>`](crate::Settings).
#[macro_export]
macro_rules! client_options {
    () => {
        /// Sends the calls to another base URL, such as `http://127.0.0.1:8080` for a test. It replaces the server
        /// and its variables.
        #[must_use]
        pub fn base_url(mut self, url: impl ::core::convert::Into<::std::string::String>) -> Self {
            self.settings.set_base_url(url.into());
            self
        }

        /// Allows `http:` to a server that is not on this machine. Credentials and data then travel in the clear.
        #[must_use]
        pub fn allow_plain_http(mut self, allowed: ::core::primitive::bool) -> Self {
            self.settings.set_allow_plain_http(allowed);
            self
        }

        /// What happens to a request that breaks a documented constraint; refused unless this says otherwise.
        #[must_use]
        pub fn strictness(mut self, strictness: $crate::Strictness) -> Self {
            self.settings.set_strictness(strictness);
            self
        }

        /// How long connecting may take; 10 seconds unless set.
        #[must_use]
        pub fn connect_timeout(mut self, limit: ::std::time::Duration) -> Self {
            self.settings.set_connect_timeout(limit);
            self
        }

        /// How long the server may stay silent; 30 seconds unless set.
        #[must_use]
        pub fn read_timeout(mut self, limit: ::std::time::Duration) -> Self {
            self.settings.set_read_timeout(limit);
            self
        }

        /// How long an attempt may take, from its beginning to the end of its answer; as long as the call unless set.
        #[must_use]
        pub fn attempt_timeout(mut self, limit: ::std::time::Duration) -> Self {
            self.settings.set_attempt_timeout(limit);
            self
        }

        /// How long a call may take, from the beginning of its first attempt to the end of its last, with the pauses
        /// between them; 60 seconds unless set. The wait for its first turn under a limit and the pauses of `wait` do not
        /// count, and every page of a list has that time anew.
        #[must_use]
        pub fn timeout(mut self, limit: ::std::time::Duration) -> Self {
            self.settings.set_timeout(limit);
            self
        }

        /// How many bytes the body of an answer may have; 16 MiB unless set.
        #[must_use]
        pub fn response_limit(mut self, bytes: ::core::primitive::usize) -> Self {
            self.settings.set_response_limit(bytes);
            self
        }

        /// Makes calls wait for their turn, so that this client and its clones together send no more than so many requests
        /// in so much time. Without it they go out at once.
        #[must_use]
        pub fn rate_limit(mut self, limit: $crate::RateLimit) -> Self {
            self.settings.set_rate_limit(limit);
            self
        }

        /// Lets no more requests than this be under way at once, of this client and its clones together; further calls wait
        /// for their turn. Without it they go out at once.
        #[must_use]
        pub fn concurrency_limit(mut self, most: ::core::primitive::usize) -> Self {
            self.settings.set_concurrency_limit(most);
            self
        }

        /// When a call is sent again after a failure that goes by; see `Retry` for what is sent again at all. Three attempts
        /// unless set.
        #[must_use]
        pub fn retry(mut self, retry: $crate::Retry) -> Self {
            self.settings.set_retry(retry);
            self
        }

        /// Takes the numbers between 0 and 1 by which pauses between attempts are multiplied from another source, such as a
        /// fixed one in a test; random unless set.
        #[must_use]
        pub fn jitter(
            mut self,
            jitter: impl ::core::ops::Fn() -> ::core::primitive::f64
                + ::core::marker::Send
                + ::core::marker::Sync
                + 'static,
        ) -> Self {
            self.settings.set_jitter(jitter);
            self
        }

        /// Is told of the end of every call: for counters and histograms.
        #[must_use]
        pub fn on_call(
            mut self,
            observer: impl ::core::ops::Fn(&$crate::CallReport) + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            self.settings.set_call_observer(observer);
            self
        }

        /// Keeps what is exchanged, without the secrets: to look at, and to replay in a test.
        #[must_use]
        pub fn record(mut self, recorder: &$crate::Recorder) -> Self {
            self.settings.set_recorder(recorder);
            self
        }

        /// Trusts further certificates, or shows one of the client's own.
        #[must_use]
        pub fn tls(mut self, tls: $crate::transport::Tls) -> Self {
            self.settings.set_tls(tls);
            self
        }

        /// Measures pauses by another clock, such as one that skips them in a test; the system's unless set. Time-outs of
        /// the transport are not its concern.
        #[must_use]
        pub fn clock(mut self, clock: impl $crate::Clock) -> Self {
            self.settings.set_clock(clock);
            self
        }

        /// Takes the unique tokens that the client makes up from another source, such as a fixed one in a test; random
        /// UUIDs unless set.
        #[must_use]
        pub fn tokens(
            mut self,
            tokens: impl ::core::ops::Fn() -> ::std::string::String + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            self.settings.set_tokens(tokens);
            self
        }

        /// Is told of everything in an answer that is not as documented and does no harm; see `Deviation`.
        #[must_use]
        pub fn on_deviation(
            mut self,
            observer: impl ::core::ops::Fn(&$crate::Deviation) + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            self.settings.set_observer(::std::sync::Arc::new(observer));
            self
        }

        /// Sends the calls through another transport, such as `Replay` in a test.
        #[must_use]
        pub fn transport(mut self, transport: impl $crate::transport::IntoTransport<T>) -> Self {
            self.settings.set_transport(transport);
            self
        }
    };
}
