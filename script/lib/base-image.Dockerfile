# The stand-in for node:22-slim and node:22, from root file systems that script/base-image made.
# Nothing else runs here: what an emulator need not do was done before.
FROM scratch
ARG TARGETARCH
ADD debian-$TARGETARCH.tar /
ADD node-$TARGETARCH.tar /
RUN echo 'node:x:1000:' >>/etc/group \
 && echo 'node:x:1000:1000::/home/node:/bin/bash' >>/etc/passwd \
 && ldconfig
ARG NODE_VERSION
ENV NODE_VERSION=$NODE_VERSION \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node"]
